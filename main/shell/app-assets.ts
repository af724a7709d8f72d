import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';

export const appScheme = 'app';
export const appHost = 'latchkey';
/** Origin of the desk's page, as the sender check compares it. */
export const appOrigin = `${appScheme}://${appHost}`;
/** Address of the desk's page. */
export const appAddress = `${appOrigin}/index.html`;

/** Address of one of the page's documents. It is in the fragment, so the page knows it at its first paint. */
export const deskAddress = (document: 'practice' | 'live' | 'door'): string => `${appAddress}#${document}`;

/** An address without its fragment, which only the page itself reads. Electron hands it to the scheme's handler too. */
export const withoutFragment = (address: string): string => address.replace(/#.*$/su, '');

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

export interface Asset {
  /** Absolute path on disk, or inside the app's archive. */
  readonly file: string;
  readonly contentType: string;
}

/** Files that may be served, by the exact path of their address, as in `/assets/index-1a2b.js`. */
export type AssetList = ReadonlyMap<string, Asset>;

/**
 * Lists the files of the build folder once. Links are left out, and so are files of a kind that
 * the page does not need (source maps, stray files), so only what the build made can be served.
 */
export const listAssets = (folder: string): AssetList => {
  const assets = new Map<string, Asset>();
  const visit = (path: string, address: string) => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const file = join(path, entry.name);
      const name = `${address}/${encodeURIComponent(entry.name)}`;
      const contentType = contentTypes[extname(entry.name).toLowerCase()];
      if (entry.isDirectory()) visit(file, name);
      else if (entry.isFile() && contentType !== undefined) assets.set(name, { file, contentType });
    }
  };
  visit(folder, '');
  return assets;
};

export type AssetAnswer = { readonly status: 200; readonly asset: Asset } | { readonly status: 404 | 405; readonly asset: null };

/**
 * Looks an address up. The path is never decoded and never joined to a folder: it is in the list
 * as it stands, or it is not found.
 */
export const findAsset = (method: string, address: string, assets: AssetList): AssetAnswer => {
  if (method !== 'GET') return { status: 405, asset: null };
  const path = withoutFragment(address);
  const asset = path.startsWith(`${appOrigin}/`) ? assets.get(path.slice(appOrigin.length)) : undefined;
  return asset === undefined ? { status: 404, asset: null } : { status: 200, asset };
};
