import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import type { PracticeTenant } from '../../main/auth/practice-tenant.ts';
import { readAnnouncement } from '../../main/auth/practice-tenant.ts';

/** A practice tenant in a process of its own, and what a measurement asks of it directly. */
export interface BenchTenant {
  readonly tenant: PracticeTenant;
  /** The line it printed. It holds tokens. */
  readonly announcement: string;
  /** One GET under the first agent's token, body read: what a single request takes. */
  readonly get: (path: string) => Promise<unknown>;
  /** The same, but not parsed: what the tenant takes, and not its client. */
  readonly text: (path: string, headers?: Readonly<Record<string, string>>) => Promise<string>;
  /** Of the tenant's process. */
  readonly pid: number | undefined;
  readonly stop: () => Promise<void>;
}

export const startTenant = async (
  options: { readonly users?: number; readonly signIns?: number; readonly latencyMs?: number } = {},
): Promise<BenchTenant> => {
  const { users = 120, signIns, latencyMs = 0 } = options;
  const script = resolve(import.meta.dirname, '../../practice/main.ts');
  const child = spawn(
    process.execPath,
    [
      script,
      '--port',
      '0',
      '--json',
      '--seed',
      '7',
      '--users',
      String(users),
      '--latency',
      String(latencyMs),
      ...(signIns === undefined ? [] : ['--sign-ins', String(signIns)]),
    ],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const announcement = await firstLine(child);
  const tenant = readAnnouncement(announcement);
  const [agent] = tenant.agents;
  if (agent === undefined) throw new Error('The practice tenant has no agent.');

  const readText = async (path: string, headers: Readonly<Record<string, string>> = {}): Promise<string> => {
    const response = await fetch(new URL(path, tenant.root), { headers: { ...headers, authorization: `Bearer ${agent.token.unwrap()}` } });
    const text = await response.text();
    if (!response.ok) throw new Error(`GET ${path} answered ${response.status}: ${text}`);
    return text;
  };
  return {
    tenant,
    announcement,
    get: async (path) => JSON.parse(await readText(path)) as unknown,
    text: readText,
    pid: child.pid,
    stop: () =>
      new Promise((done) => {
        child.once('exit', () => done());
        child.kill();
      }),
  };
};

/** The first line that a program prints. Rejects when it ends without one. */
const firstLine = (child: ChildProcess): Promise<string> =>
  new Promise((found, failed) => {
    let printed = '';
    child.once('error', failed);
    child.once('exit', (code) => failed(new Error(`The practice tenant ended with code ${code} before it listened.`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString('utf8');
      const end = printed.indexOf('\n');
      if (end >= 0) found(printed.slice(0, end));
    });
  });
