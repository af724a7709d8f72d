import { app, safeStorage, session } from 'electron';
import { silentLogger } from '../../../../main/log/logger.ts';
import { watchAway } from '../../../../main/shell/away.ts';
import { openSignInPage } from '../../../../main/shell/external.ts';
import { watchIdle } from '../../../../main/shell/idle.ts';
import { openKeystore } from '../../../../main/shell/keystore.ts';
import { createDeskFetch } from '../../../../main/network/desk-fetch.ts';
import { systemProxy } from '../../../../main/shell/system-proxy.ts';

// The session is there once the app is ready.
let found: ReturnType<typeof systemProxy> | undefined;
const proxyOf = () => (found ??= systemProxy(session.defaultSession));

/** What the shell asks of the system, in an Electron without the rest of the app, handed to system.test.ts. */
const parts = {
  openKeystore: () => openKeystore(safeStorage, process.platform),
  network: createDeskFetch({ resolveProxy: (url) => proxyOf()(url), log: silentLogger, stepMs: 3_000 }),
  openSignInPage: (address: string) =>
    openSignInPage(address, { loginOrigins: new Set(['https://login.microsoftonline.com']), log: silentLogger }),
  watchAway,
  watchIdle,
};
export type ShellParts = typeof parts;

app.on('window-all-closed', () => undefined);
Object.assign(globalThis, { parts });
