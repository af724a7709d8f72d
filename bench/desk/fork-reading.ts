import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { resolve } from 'node:path';
import type { ReadingProcess } from '../../main/reading/remote-reads.ts';

export interface ForkedReading extends ReadingProcess {
  readonly child: ChildProcess;
}

/** The process that reads the journal at length, as a process of Node's instead of Electron's. */
export const forkReading = (file: string): ForkedReading => {
  const child = fork(resolve(import.meta.dirname, '../../main/reading/reading-process.ts'), [file], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return {
    child,
    // To one that is gone nothing is sent, as with Electron's.
    send: (question) => void (child.connected && child.send(question)),
    onMessage: (listener) => void child.on('message', listener),
    onEnded: (listener) => void child.once('exit', () => listener()),
    end: () => {
      const patience = setTimeout(() => child.kill(), 5_000);
      child.once('exit', () => clearTimeout(patience));
    },
  };
};
