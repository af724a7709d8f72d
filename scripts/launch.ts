import type { _electron } from '@playwright/test';
import { chooseSandbox } from '../tools/machine/sandbox.ts';
import { CannotGoOn } from '../tools/machine/say.ts';
import { installedRuntime } from '../tools/runtime/ensure-runtime.ts';
import { projectRoot } from '../tools/runtime/place.ts';

export type LaunchOptions = NonNullable<Parameters<typeof _electron.launch>[0]>;

export interface LaunchWish {
  /** A fresh folder for this run: the app's database, settings and Chromium profile. */
  readonly userDataDir: string;
  /** Arguments for the app itself. */
  readonly args?: readonly string[];
  /** Added to this process's environment; undefined removes a variable. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Chromium's sandbox. On by default, except as root on Linux, where it cannot run. */
  readonly sandbox?: boolean;
  /** The program to start instead of the built project, for example a packaged app. Then no app path is passed. */
  readonly executablePath?: string;
}

/**
 * Options for Playwright's `_electron.launch` that start the built project (`npm run build` first).
 * @throws CannotGoOn when no runtime is installed. `npm test -- --only e2e` installs it.
 */
export const electronLaunchOptions = (wish: LaunchWish): LaunchOptions & { readonly args: string[] } => {
  const program = wish.executablePath ?? electronProgram();
  const sandbox = wish.sandbox ?? chooseSandbox(program).args.length === 0;
  return {
    // Left out for the built project: only when Playwright finds Electron by itself does it hold the app back until it
    // is listening. Told where Electron is, it races with the first window, and now and then waits for ever.
    ...(wish.executablePath === undefined ? {} : { executablePath: wish.executablePath }),
    args: [
      ...(sandbox ? [] : ['--no-sandbox']),
      `--user-data-dir=${wish.userDataDir}`,
      ...(wish.executablePath === undefined ? [projectRoot] : []),
      ...(wish.args ?? []),
    ],
    // Playwright adds --no-sandbox by itself unless it is told not to.
    chromiumSandbox: sandbox,
    cwd: projectRoot,
    env: electronEnv({ ...process.env, ...wish.env }),
  };
};

/**
 * The program of the installed runtime.
 * @throws CannotGoOn when there is none.
 */
export const electronProgram = (): string => {
  const runtime = installedRuntime();
  if (runtime === undefined)
    throw new CannotGoOn('There is no Electron yet. Run "npm run runtime" first; "npm test" and "npm start" do it by themselves.');
  return runtime.executablePath;
};

/** An environment for Electron: without ELECTRON_RUN_AS_NODE, which editors set and which would turn the app into plain Node. */
export const electronEnv = (env: Readonly<Record<string, string | undefined>>): Record<string, string> => {
  const kept = Object.entries(env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[0] !== 'ELECTRON_RUN_AS_NODE',
  );
  return Object.fromEntries(kept);
};
