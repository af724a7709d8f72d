import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Starts another process that works on a journal: see writer-process.ts. */
export const startWriter = (task: 'append' | 'hold' | 'race' | 'tryWithoutRights' | 'dieWhileMigrating', file: string): ChildProcess => {
  const script = fileURLToPath(new URL('writer-process.ts', import.meta.url));
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, task, file], { stdio: ['ignore', 'pipe', 'inherit'] });
};

/** The lines that a process prints until it ends; calls back for each one as it comes. */
export const linesOf = async (child: ChildProcess, onLine: (line: string) => void = () => undefined): Promise<string[]> => {
  if (child.stdout === null) throw new Error('the process has no output');
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    onLine(line);
  }
  return lines;
};
