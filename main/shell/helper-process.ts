import { utilityProcess } from 'electron';
import type { Logger } from '../log/logger.ts';

/** A process of ours that main talks to in messages. */
export interface HelperProcess {
  readonly send: (message: unknown) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  /** Called once, whether it was to end or not. */
  readonly onEnded: (listener: () => void) => void;
  /** It was told to end in its own words; here it gets some seconds for that. */
  readonly end: () => void;
}

export interface HelperProcessOptions {
  /** Absolute path of the built script. */
  readonly script: string;
  readonly args: readonly string[];
  /** As the system's list of processes shows it. */
  readonly name: string;
  readonly log: Logger;
}

const patienceMs = 5_000;

/** Starts a script in a process without a window, which Electron ends together with main. */
export const startHelperProcess = ({ script, args, name, log }: HelperProcessOptions): HelperProcess => {
  const child = utilityProcess.fork(script, [...args], { stdio: 'pipe', serviceName: name });
  let ending: NodeJS.Timeout | undefined;
  child.stderr?.on('data', (chunk: Buffer) => log.warn('helper.stderr', { name, text: chunk.toString('utf8') }));
  child.on('exit', (code) => {
    if (ending === undefined) log.error('helper.ended', { name, code });
    clearTimeout(ending);
  });
  return {
    // A process is no window: there is no origin to name.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    send: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onEnded: (listener) => void child.once('exit', () => listener()),
    end: () => {
      ending = setTimeout(() => child.kill(), patienceMs);
      ending.unref();
    },
  };
};
