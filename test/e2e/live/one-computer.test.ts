import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { electronLaunchOptions, electronProgram } from '../../../scripts/launch.ts';
import { expect, tenantArgs, test } from '../support/live.ts';
import { morag } from '../support/people.ts';
import { filesHolding } from '../support/secrets.ts';

test('a computer without a keyring keeps the sign-in in memory, and says so', async ({ latchkey, launch, network, place, user }) => {
  // Electron under test has no keyring to go to, wherever the test runs: see below what it was told.
  const { start } = await latchkey.desk();
  await expect(start.notices).toContainText(/kept in memory only/i);
  await latchkey.close();
  expect(readdirSync(place.userData).filter((name) => name.startsWith('sign-in'))).toEqual([]);
  expect(network.authority.secrets().length).toBeGreaterThan(3);
  expect(filesHolding(place.userData, network.authority.secrets()).found).toEqual([]);

  // So the next start asks again.
  const next = await launch(tenantArgs(network));
  const door = await next.door();
  await door.signIn.click();
  await user.signIn(morag.name);
  await (await next.desk()).start.ready();
});

test('a second start brings the first to the front and leaves', async ({ latchkey, network, orders, place }) => {
  await latchkey.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const { args, env } = electronLaunchOptions({ userDataDir: place.userData, args: [...tenantArgs(network)], env: { ...orders.env } });
  const second = spawn(electronProgram(), args, { env, stdio: 'ignore' });
  const code = await new Promise<number | null>((done) => second.once('exit', done));
  expect(code).toBe(0);
  await expect
    .poll(() => latchkey.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible() && !window.isMinimized())))
    .toEqual([true]);
  await expect((await latchkey.desk()).bar.agent).toContainText(morag.name);
});
