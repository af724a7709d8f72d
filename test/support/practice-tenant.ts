import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import type { PracticeTenant } from '../../main/auth/practice-tenant.ts';
import { readAnnouncement } from '../../main/auth/practice-tenant.ts';
import { recordedProblems } from '../contract/support/recorded.ts';
import type { RecordedRequest } from './recorded-request.ts';

/** The tenant's own word on a person, for assertions against what the console believes. */
export interface Truth {
  readonly id: string;
  readonly sessionsValidFromUtc: string;
  readonly defaultMethod: string | null;
  readonly methods: readonly {
    readonly kind: string;
    readonly id: string;
    readonly displayName?: string | null;
    readonly phoneType?: string;
  }[];
}

/** A token that somebody else made, and what it is good for here. */
export interface AdmittedToken {
  readonly value: string;
  /** Object id or user principal name. */
  readonly user: string;
  /** Bare names of delegated scopes. */
  readonly scopes: readonly string[];
  readonly expiresInSeconds?: number;
}

export interface TestTenantOptions {
  readonly users?: number;
  readonly seed?: number;
  readonly latencyMs?: number;
  /** As what it is asked when something stands in front of it: `https://graph.microsoft.com`. */
  readonly publicOrigin?: string;
}

export interface TestTenant {
  readonly tenant: PracticeTenant;
  /** Its agents as a sign-in service knows them. */
  readonly accounts: readonly { readonly oid: string; readonly upn: string; readonly name: string }[];
  /** The line of JSON as printed. */
  readonly announcement: string;
  readonly truth: (upn: string) => Promise<Truth>;
  readonly requests: () => Promise<readonly RecordedRequest[]>;
  /** Requests that changed or tried to change something. */
  readonly writes: () => Promise<readonly RecordedRequest[]>;
  readonly clearRequests: () => Promise<void>;
  readonly fault: (spec: Readonly<Record<string, unknown>>) => Promise<void>;
  readonly clearFaults: () => Promise<void>;
  readonly register: (upn: string, method: { kind: string; displayName?: string }) => Promise<void>;
  readonly admitToken: (token: AdmittedToken) => Promise<void>;
  /** Who may list role assignments: every member, or the holders of the published roles. */
  readonly roleAssignmentReaders: (who: 'members' | 'roles') => Promise<void>;
  /** The token is refused from now on. */
  readonly endToken: (value: string) => Promise<void>;
  /** @throws Error when something was sent that Graph does not publish (docs/fidelity.md). */
  readonly stop: () => Promise<void>;
}

/** Starts the practice tenant as a process of its own, as the app does, and talks to its control endpoints. */
export const startTestTenant = async (options: TestTenantOptions = {}): Promise<TestTenant> => {
  const child = spawn(
    process.execPath,
    [
      resolve(import.meta.dirname, '../../practice/main.ts'),
      '--port',
      '0',
      '--json',
      '--users',
      String(options.users ?? 120),
      '--seed',
      String(options.seed ?? 7),
      ...(options.latencyMs === undefined ? [] : ['--latency', String(options.latencyMs)]),
      ...(options.publicOrigin === undefined ? [] : ['--public-origin', options.publicOrigin]),
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const announcement = await firstLine(child);
  const tenant = readAnnouncement(announcement);
  const { controlToken, agents } = JSON.parse(announcement) as {
    controlToken: string;
    agents: readonly { id: string; upn: string; displayName: string }[];
  };

  const control = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(new URL(`/_practice/${path}`, tenant.root), {
      method,
      headers: { authorization: `Bearer ${controlToken}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} /_practice/${path} answered ${response.status}: ${text}`);
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  };
  const requests = async () => (await control('GET', 'requests')) as readonly RecordedRequest[];
  /** What was cleared from the tenant's log, kept for the check at the end. */
  const recorded: RecordedRequest[] = [];

  return {
    tenant,
    accounts: agents.map(({ id, upn, displayName }) => ({ oid: id, upn, name: displayName })),
    announcement,
    truth: async (upn) => (await control('GET', `users/${encodeURIComponent(upn)}`)) as Truth,
    requests,
    writes: async () => (await requests()).filter((request) => request.method !== 'GET' && !request.path.includes('/$batch')),
    clearRequests: async () => {
      recorded.push(...(await requests()));
      await control('DELETE', 'requests');
    },
    fault: async (spec) => void (await control('POST', 'faults', spec)),
    clearFaults: async () => void (await control('DELETE', 'faults')),
    register: async (upn, method) => void (await control('POST', `users/${encodeURIComponent(upn)}/register`, method)),
    admitToken: async (token) => void (await control('POST', 'tokens', token)),
    roleAssignmentReaders: async (who) => void (await control('POST', 'settings', { roleAssignmentReaders: who })),
    endToken: async (value) => void (await control('DELETE', 'tokens', { value })),
    stop: async () => {
      // Stopped already, by the test or by its own end: there will be no second "exit".
      if (child.exitCode !== null || child.signalCode !== null) return;
      recorded.push(...(await requests()));
      await new Promise<void>((done) => {
        child.once('exit', () => done());
        child.kill();
      });
      const problems = recordedProblems(recorded);
      if (problems.length > 0) throw new Error(`The console sent what Graph does not publish:\n${problems.join('\n')}`);
    },
  };
};

const firstLine = (child: ChildProcess): Promise<string> =>
  new Promise((found, failed) => {
    let printed = '';
    child.once('exit', (code) => failed(new Error(`The practice tenant ended with code ${code} before it listened.`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString('utf8');
      const end = printed.indexOf('\n');
      if (end >= 0) found(printed.slice(0, end));
    });
  });
