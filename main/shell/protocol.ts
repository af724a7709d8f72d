import { protocol, type Session } from 'electron';
import { readFile } from 'node:fs/promises';
import type { Logger } from '../log/logger.ts';
import { appScheme, findAsset, listAssets } from './app-assets.ts';
import { securityHeaders } from './csp.ts';

/**
 * Makes app:// a standard, secure scheme. To be called once, before the app is ready.
 * No fetch, no service workers: the page talks to main through the bridge and to nobody else.
 */
export const registerAppScheme = (): void => {
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges: { standard: true, secure: true, codeCache: true } }]);
};

export interface ServeOptions {
  readonly session: Session;
  /** Folder of the built page; read once, now. */
  readonly folder: string;
  readonly log: Logger;
}

/** Serves the files of the build on app://latchkey/, and nothing else. */
export const serveApp = ({ session, folder, log }: ServeOptions): void => {
  const assets = listAssets(folder);
  session.protocol.handle(appScheme, async ({ method, url }) => {
    const { status, asset } = findAsset(method, url, assets);
    if (asset === null) {
      log.warn('shell.assetRefused', { method, url, status });
      return refusal(status);
    }
    try {
      const body = await readFile(asset.file);
      return new Response(new Uint8Array(body), {
        status,
        headers: { ...securityHeaders, 'Content-Type': asset.contentType },
      });
    } catch (error) {
      log.error('shell.assetUnreadable', { url, error });
      return refusal(404);
    }
  });
};

const refusal = (status: number): Response => {
  const allow = status === 405 ? { Allow: 'GET' } : {};
  return new Response(null, { status, headers: { ...securityHeaders, ...allow } });
};
