import type { ElectronApplication } from '@playwright/test';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { electronLaunchOptions } from '../../../scripts/launch.ts';
import { projectRoot } from '../../../tools/runtime/place.ts';
import { launchElectron } from '../../support/launch-electron.ts';

export interface SmallAppOptions {
  /** Folder beside this file, with a main.ts. */
  readonly name: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export interface SmallApp {
  readonly app: ElectronApplication;
  /** Empty folder of this run, for what a test needs. */
  readonly folder: string;
  readonly close: () => Promise<void>;
}

/** Builds some of the product's own modules as an Electron app of their own, and starts it. */
export const startSmallApp = async ({ name, args = [], env = {} }: SmallAppOptions): Promise<SmallApp> => {
  const folder = await mkdtemp(join(tmpdir(), `latchkey ${name} `));
  const appFolder = join(folder, 'app');
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(import.meta.dirname, name, 'main.ts'),
      outDir: appFolder,
      target: 'node20.18',
      rollupOptions: { external: ['electron'], output: { entryFileNames: 'main.js' } },
    },
    ssr: { noExternal: true },
  });
  await writeFile(join(appFolder, 'package.json'), JSON.stringify({ name, version: '0.0.0', type: 'module', main: 'main.js' }));
  await mkdir(join(folder, 'profile'));
  const options = electronLaunchOptions({ userDataDir: join(folder, 'profile'), args, env });
  const app = await launchElectron({ ...options, args: options.args.map((arg) => (arg === projectRoot ? appFolder : arg)) });
  await app.evaluate(({ app: electron }) => electron.whenReady());
  return {
    app,
    folder,
    close: async () => {
      await app.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
