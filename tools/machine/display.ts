import { spawn } from 'node:child_process';
import { Socket } from 'node:net';
import { hasCommand } from './run.ts';
import { CannotGoOn } from './say.ts';
import type { Say } from './say.ts';
import { installPackages } from './system-libraries.ts';

export interface Display {
  /** The environment for a program that opens windows. */
  readonly env: NodeJS.ProcessEnv;
  /** As in `:99`, for a display of ours; null for the one that was there. */
  readonly name: string | null;
  readonly stop: () => void;
}

/** Wide enough for a 1920x1080 window, and the depth that Chromium expects. */
const screen = '2048x1280x24';
const startSeconds = 15;

/** Whether windows can be shown. Windows and macOS always have a display; Linux names it in the environment. */
export const hasDisplay = (env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): boolean =>
  platform !== 'linux' || Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY);

/**
 * A display for programs that nobody looks at. On Linux that is always Xvfb, even when there is a screen:
 * test windows must neither take the keyboard from the person who works there nor depend on its size.
 */
export const openTestDisplay = async (say: Say): Promise<Display> => {
  if (process.platform !== 'linux') return { env: process.env, name: null, stop: () => undefined };
  if (!hasCommand('Xvfb')) {
    if (hasDisplay()) {
      say('Xvfb is not installed: the windows open on your screen. Leave keyboard and mouse alone until they are gone.');
      return { env: process.env, name: null, stop: () => undefined };
    }
    await installPackages(['xvfb'], 'Windows need a display and this machine has none, so Xvfb stands in', say);
  }
  return startXvfb();
};

/** Names of displays of which each worker of the end-to-end tests takes one; its keyboard focus and clipboard are then its own. */
export const displaysVariable = 'LATCHKEY_TEST_DISPLAYS';

/** Several test displays where they can be had, else the one there is. `env` opens windows on the first and names all of them. */
export const openTestDisplays = async (count: number, say: Say): Promise<Display> => {
  const first = await openTestDisplay(say);
  if (first.name === null) return first;
  const all = [first, ...(await Promise.all(Array.from({ length: count - 1 }, startXvfb)))];
  return {
    env: { ...first.env, [displaysVariable]: all.map(({ name }) => name).join(',') },
    name: first.name,
    stop: () => all.forEach(({ stop }) => stop()),
  };
};

/** Xvfb picks a free display number itself and tells it on file descriptor 3 (`-displayfd`): no number can be taken twice. */
const startXvfb = async (): Promise<Display> => {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    // Not in our process group: Ctrl+C must reach Electron first, and Xvfb only after Electron has gone.
    detached: true,
  });
  const stop = (): void => {
    process.off('exit', stop);
    server.kill();
  };
  process.once('exit', stop);
  const number = await new Promise<string>((resolve, reject) => {
    let errors = '';
    const fail = (why: string): void => {
      clearTimeout(timer);
      stop();
      reject(
        new CannotGoOn(
          `Xvfb did not start: ${why.trim() || 'it gave no reason'}. Run with a display, or check that /tmp/.X11-unix can be written.`,
        ),
      );
    };
    const timer = setTimeout(() => fail(`no answer within ${startSeconds} seconds`), startSeconds * 1_000);
    server.once('error', (error) => fail(error.message));
    server.once('exit', () => fail(errors));
    server.stderr?.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    let answer = '';
    const pipe = server.stdio[3];
    if (pipe && 'on' in pipe) {
      pipe.on('data', (chunk: Buffer) => {
        answer += chunk.toString();
        if (!answer.includes('\n')) return;
        clearTimeout(timer);
        server.removeAllListeners('exit');
        resolve(answer.trim());
      });
    }
  });
  // Neither the server nor its pipes keep our process alive: it ends when its own work is done.
  for (const pipe of [server.stderr, server.stdio[3]]) if (pipe instanceof Socket) pipe.unref();
  server.unref();
  const { WAYLAND_DISPLAY: _, ...env } = process.env;
  const name = `:${number}`;
  return { env: { ...env, DISPLAY: name }, name, stop };
};

/** What to say when a person starts the app where no window can be shown. */
export const noDisplayAdvice = (): string => {
  const overSsh = process.env.SSH_CONNECTION ? ' You are connected by SSH: "ssh -X" forwards windows to your own screen.' : '';
  return `There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can be shown.${overSsh} Start from a desktop session, or run "npm start -- --headless" to run it on a display nobody sees.`;
};
