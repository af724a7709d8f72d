import { spawn, spawnSync } from 'node:child_process';
import type { SpawnOptions } from 'node:child_process';
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export interface Ended {
  /** The exit code. A process ended by a signal counts as 128 + the signal's number, as shells do; one that could not start as 127. */
  readonly code: number;
  /** What it printed, when it was captured. */
  readonly output: string;
  /** Set when it was ended here because nothing moved any more. */
  readonly stalled?: boolean;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** `inherit` shows the output as it comes, `capture` collects it. */
  readonly output: 'inherit' | 'capture';
  /** Ends the process when neither its output nor the size of the watched folders changed for this long. */
  readonly stall?: { readonly seconds: number; readonly folders: readonly string[] };
}

const signalNumbers: Partial<Record<NodeJS.Signals, number>> = { SIGHUP: 1, SIGINT: 2, SIGABRT: 6, SIGKILL: 9, SIGSEGV: 11, SIGTERM: 15 };

/** What a shell reports for a process that ended this way. */
export const exitCode = (code: number | null, signal: NodeJS.Signals | null): number => {
  if (code !== null) return code;
  return 128 + (signal === null ? 0 : (signalNumbers[signal] ?? 0));
};

/** Runs a program without a shell, so that spaces in paths need no quoting. Never rejects. */
export const run = async (command: string, args: readonly string[], options: RunOptions): Promise<Ended> => {
  const spawnOptions: SpawnOptions = {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: options.output === 'inherit' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  };
  return new Promise((resolve) => {
    const child = spawn(command, args, spawnOptions);
    // A program that is ended does not leave its children at work.
    const endWithUs = (): void => void child.kill();
    process.once('exit', endWithUs);
    let output = '';
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    const watch =
      options.stall &&
      watchStall(
        options.stall,
        () => output.length,
        () => child.kill('SIGKILL'),
      );
    const settled = (): void => {
      process.off('exit', endWithUs);
      watch?.stop();
    };
    child.once('error', (error) => {
      settled();
      resolve({ code: 127, output: `${output}${error.message}` });
    });
    child.once('close', (code, signal) => {
      settled();
      resolve({ code: exitCode(code, signal), output, ...(watch?.stalled() && { stalled: true }) });
    });
  });
};

const watchStall = (stall: NonNullable<RunOptions['stall']>, outputLength: () => number, end: () => void) => {
  let last = '';
  let lastChange = Date.now();
  let stalled = false;
  const timer = setInterval(
    () => {
      const now = `${outputLength()} ${stall.folders.map(folderSize).join(' ')}`;
      if (now !== last) {
        last = now;
        lastChange = Date.now();
      } else if (Date.now() - lastChange > stall.seconds * 1_000) {
        stalled = true;
        end();
      }
    },
    Math.min(1_000, stall.seconds * 250),
  );
  return { stop: () => clearInterval(timer), stalled: () => stalled };
};

/** Bytes of all files below a folder; a file that vanishes while counting counts as nothing. */
export const folderSize = (folder: string): number => {
  try {
    return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
      const path = join(folder, entry.name);
      return sum + (entry.isDirectory() ? folderSize(path) : sizeOf(path));
    }, 0);
  } catch {
    return 0;
  }
};

const sizeOf = (file: string): number => {
  try {
    return lstatSync(file).size;
  } catch {
    return 0;
  }
};

/** Whether a program can be started by its name. */
export const hasCommand = (name: string): boolean => {
  const probe =
    process.platform === 'win32' ? spawnSync('where', [name], { windowsHide: true }) : spawnSync('sh', ['-c', 'command -v "$0"', name]);
  return probe.status === 0;
};

/** npm by way of the copy that runs us, or the one on the PATH. As a command and its first arguments. */
export const npmCommand = (env: NodeJS.ProcessEnv = process.env): readonly [string, ...string[]] =>
  env.npm_execpath?.endsWith('.js') ? [process.execPath, env.npm_execpath] : ['npm'];
