import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where one checkout keeps its runtime. Every function in this folder takes it, so that tests can use a temp folder. */
export interface Place {
  /** The checkout: the folder that holds package.json. */
  readonly root: string;
  /** Kept per user and shared by all checkouts. Only the fallback runtime and the lock live here. */
  readonly cacheDir: string;
}

export const projectRoot = resolve(import.meta.dirname, '../..');

/** The per-user cache folder by each system's own convention. `XDG_CACHE_HOME` wins everywhere, which tests rely on. */
export const userCacheDir = (env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string => {
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, 'latchkey');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'latchkey');
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'latchkey', 'Cache');
  return join(homedir(), '.cache', 'latchkey');
};

export const defaultPlace = (): Place => ({ root: projectRoot, cacheDir: userCacheDir() });

/** The installed `electron` package, whose `dist` folder and `path.txt` are what every tool looks at. */
export const electronDir = (place: Place): string => join(place.root, 'node_modules', 'electron');
