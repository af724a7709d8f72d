import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LiveConsole } from '../e2e/support/live-console.ts';
import { launchLive } from '../e2e/support/live-console.ts';
import { morag, priya, ticketReference } from '../e2e/support/people.ts';
import type { LiveNetwork } from '../support/network/live-network.ts';
import { startLiveNetwork } from '../support/network/live-network.ts';
import type { BrowserOrders } from '../support/system-browser/browser-orders.ts';
import { browserOrders } from '../support/system-browser/browser-orders.ts';
import type { Camera } from './_camera.ts';
import { openCamera } from './_camera.ts';

/** Nobody can take this for a code that works somewhere. */
const inventedCode = 'PRACTICE1';

/** The door, the desk of a real tenant, and what is in between. Returns the number of pictures. */
export const tourLive = async (folder: string, complaints: string[]): Promise<number> => {
  const userData = join(folder, 'user data');
  mkdirSync(userData, { recursive: true });
  const orders = browserOrders(folder);
  const network = await startLiveNetwork({ folder });
  const latchkey = await launchLive({ place: { folder, userData }, network, orders, complaints, args: [] });
  try {
    return (await atTheDoor(latchkey, network, orders)) + (await onTheTenant(latchkey)) + (await locked(latchkey));
  } finally {
    await latchkey.close();
    await network.close();
  }
};

const atTheDoor = async (latchkey: LiveConsole, network: LiveNetwork, orders: BrowserOrders): Promise<number> => {
  const door = await latchkey.door();
  const { page } = door;
  const camera = openCamera({ app: latchkey.app, page });
  await door.connect.waitFor();
  await camera.take('door-welcome');
  await door.connect.click();
  await camera.take('door-connect');
  const tenantId = page.getByRole('textbox', { name: /tenant/iu });
  await tenantId.fill('northmoor.example');
  await door.button(/go on to the sign-in/iu).click();
  await camera.take('door-connect-problems');
  await tenantId.fill(network.authority.tenant.tenantId);
  await door.button('Show me how').click();
  const tab = (name: string) => page.getByRole('tab', { name });
  await tab('PowerShell').waitFor();
  await camera.take('door-register');
  await camera.take('door-register-powershell', tab('PowerShell'));
  await tab('Manifest').click();
  await camera.take('door-register-manifest', tab('Manifest'));
  await tab('By hand').click();
  await camera.take('door-register-by-hand', tab('By hand'));
  await door.button(/enter the ids/iu).click();
  await page.getByRole('textbox', { name: /client/iu }).fill(network.authority.tenant.clientId);
  await page.getByRole('textbox', { name: /organisation/iu }).fill('Northmoor College');
  await door.button(/go on to the sign-in/iu).click();
  await door.signIn.waitFor();
  await camera.take('door-sign-in');
  await takeCode(latchkey, camera);
  await door.signIn.click();
  await door.waiting.waitFor();
  await camera.take('door-sign-in-waiting');
  const address = await lastOf(orders);
  const account = network.tenant.accounts.find(({ upn }) => upn === morag.upn);
  if (account === undefined) throw new Error(`${morag.upn} is no account of the stand-in.`);
  await network.authority.browse(address, account, { decision: 'decline' });
  await door.alert.first().waitFor();
  await camera.take('door-sign-in-declined');
  await door.signIn.click();
  await door.waiting.waitFor();
  await network.authority.browse(await lastOf(orders, address), account);
  return camera.taken();
};

/** The code of the stand-in is real as long as it lasts, so another one stands in the picture. */
const takeCode = async (latchkey: LiveConsole, camera: Camera): Promise<void> => {
  const door = await latchkey.door();
  await door.useCode.click();
  await door.code();
  await latchkey.app.evaluate(
    ({ BrowserWindow }, code) => BrowserWindow.getAllWindows()[0]?.webContents.send('desk:event', { type: 'signIn.code', code }),
    { code: inventedCode, page: 'https://microsoft.com/devicelogin', expiresAtUtc: new Date(Date.now() + 14 * 60_000).toISOString() },
  );
  await door.page
    .getByText([...inventedCode].join(' '))
    .first()
    .waitFor();
  await camera.take('door-device-code');
  await door.cancel.click();
  await door.signIn.waitFor();
};

const onTheTenant = async (latchkey: LiveConsole): Promise<number> => {
  const desk = await latchkey.desk();
  await desk.start.ready();
  const camera = openCamera({ app: latchkey.app, page: desk.page });
  await camera.take('live-start');
  await desk.bar.agent.click();
  await desk.page.getByRole('menu').waitFor();
  await camera.take('live-agent-menu');
  await desk.page.keyboard.press('Escape');
  await desk.find.open(priya.upn, /Priya Raman/u);
  await desk.person.readAgain.waitFor();
  await camera.take('live-person');
  await desk.ticket.planFor(ticketReference, [priya.iphone, priya.mobile]);
  await desk.ticket.carryOut.click();
  await desk.ticket.agree.waitFor();
  await camera.take('live-consent', desk.ticket.agree);
  await desk.bar.screen(/settings/iu).click();
  await desk.page.getByRole('heading', { level: 1, name: /desk profile|settings/iu }).waitFor();
  await camera.take('settings');
  return camera.taken();
};

const locked = async (latchkey: LiveConsole): Promise<number> => {
  const desk = await latchkey.desk();
  // The window goes before the key is up.
  await desk.page.keyboard.press('Control+l').catch(() => undefined);
  const door = await latchkey.door();
  await door.unlock.waitFor();
  const camera = openCamera({ app: latchkey.app, page: door.page });
  await camera.take('locked');
  return camera.taken();
};

/** The newest address that the browser was sent to, once it is another than `before`. */
const lastOf = async (orders: BrowserOrders, before?: string): Promise<string> => {
  for (;;) {
    const address = (await orders.addresses()).at(-1);
    if (address !== undefined && address !== before) return address;
    await new Promise((later) => setTimeout(later, 50));
  }
};
