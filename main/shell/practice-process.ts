import { utilityProcess } from 'electron';
import type { Logger } from '../log/logger.ts';

export interface PracticeProcess {
  /** The line that it printed when it listened. It holds tokens: not for a log. */
  readonly announcement: string;
  readonly stop: () => void;
}

export interface PracticeProcessOptions {
  /** Absolute path of the built practice tenant. */
  readonly script: string;
  readonly args: readonly string[];
  readonly log: Logger;
  /** It ended by itself: nothing will answer any more. */
  readonly onEnded: () => void;
}

const patienceMs = 30_000;

/** Starts the practice tenant in a process of its own. Rejects when it ends or stays silent. */
export const startPracticeProcess = ({ script, args, log, onEnded }: PracticeProcessOptions): Promise<PracticeProcess> =>
  new Promise((resolve, reject) => {
    const child = utilityProcess.fork(script, ['--port', '0', '--json', ...args], {
      stdio: 'pipe',
      serviceName: 'Latchkey practice tenant',
    });
    let stopping = false;
    let printed = '';
    const stop = () => {
      stopping = true;
      child.kill();
    };
    const timer = setTimeout(() => {
      stop();
      reject(new Error('The practice tenant did not start in time.'));
    }, patienceMs);
    child.stdout?.on('data', (chunk: Buffer) => {
      if (printed.includes('\n')) return;
      printed += chunk.toString('utf8');
      const end = printed.indexOf('\n');
      if (end < 0) return;
      clearTimeout(timer);
      resolve({ announcement: printed.slice(0, end), stop });
    });
    child.stderr?.on('data', (chunk: Buffer) => log.warn('practice.stderr', { text: chunk.toString('utf8') }));
    child.on('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`The practice tenant ended with code ${code}.`));
      if (stopping) return;
      log.error('practice.ended', { code });
      onEnded();
    });
  });
