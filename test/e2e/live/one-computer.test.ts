import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { electronLaunchOptions, electronProgram } from '../../../scripts/launch.ts';
import { expect, tenantArgs, test } from '../support/live.ts';
import { morag } from '../support/people.ts';
import { filesHolding } from '../support/secrets.ts';

/** Windows and macOS always have a keystore; there the sign-in is kept, sealed. test/integration/auth/cache.test.ts has what may go wrong with it. */
const hasKeystore = process.platform !== 'linux';

test('without a keystore the sign-in is in memory only, and the agent is told', async ({ latchkey, launch, network, place, user }) => {
  const { start } = await latchkey.desk();
  await expect(start.notices.getByText(/kept in memory only/i)).toHaveCount(hasKeystore ? 0 : 1);
  await latchkey.close();
  expect(readdirSync(place.userData).filter((name) => name.startsWith('sign-in'))).toHaveLength(hasKeystore ? 1 : 0);
  expect(network.authority.secrets().length).toBeGreaterThan(3);
  expect(filesHolding(place.userData, network.authority.secrets()).found).toEqual([]);
  // A desk that must be left again at once is not where the next start begins.
  expect(JSON.parse(readFileSync(join(place.userData, 'beginning.json'), 'utf8'))).toEqual({ begin: hasKeystore ? 'signedIn' : 'signIn' });

  const next = await launch(tenantArgs(network));
  if (!hasKeystore) {
    await (await next.door()).signIn.click();
    await user.signIn(morag.name);
  }
  await (await next.desk()).start.ready();
});

test('a second start brings the first to the front and leaves', async ({ launch, network, orders, place }) => {
  const first = await launch(tenantArgs(network));
  await expect((await first.door()).signIn).toBeVisible();
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const { args, env } = electronLaunchOptions({ userDataDir: place.userData, args: [...tenantArgs(network)], env: { ...orders.env } });
  const second = spawn(electronProgram(), args, { env, stdio: 'ignore' });
  expect(await new Promise<number | null>((done) => second.once('exit', done))).toBe(0);
  await expect
    .poll(() =>
      first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible() && !window.isMinimized())),
    )
    .toEqual([true]);
  await expect((await first.door()).signIn).toBeVisible();
});
