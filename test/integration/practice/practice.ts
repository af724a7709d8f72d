import { onTestFinished } from 'vitest';
import type { AgentListing } from '../../../practice/auth.ts';
import { PracticeServer } from '../../../practice/server.ts';
import { Tenant, type TenantOptions } from '../../../practice/tenant.ts';

/** A fixed morning, so that every date in a test is known. */
export const NOW = Date.parse('2026-11-22T09:00:00Z');

/** What JSON.parse gives: tests read answers loosely, and a wrong guess fails an expectation. */
export type Json = ReturnType<typeof JSON.parse>;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON; undefined for an empty body. */
  readonly body: Json;
}

export interface Practice {
  readonly url: string;
  readonly tenant: Tenant;
  readonly server: PracticeServer;
  readonly agents: readonly AgentListing[];
  /** A Graph request as the named agent (first part of the UPN), the default agent when left out. */
  readonly graph: (method: string, path: string, options?: CallOptions) => Promise<Answer>;
  readonly control: (method: string, path: string, body?: unknown) => Promise<Answer>;
}

export interface CallOptions {
  readonly as?: string;
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Ready-made agents, by what they hold. */
export const AGENT = {
  authenticationAdministrator: 'tunde.adeyemi',
  privileged: 'ingrid.halvorsen',
  scoped: 'rhys.pritchard',
  helpdesk: 'chidi.okonkwo',
  userAdministrator: 'beatriz.carvalho',
  globalReader: 'yusuf.demir',
} as const;

export const upn = (local: string): string => `${local}@northmoor.example`;

/** Starts a tenant in this process; it is closed when the test ends. */
export const startPractice = async (
  options: Partial<TenantOptions> & { readonly latencyMs?: number; readonly publicOrigin?: string } = {},
): Promise<Practice> => {
  const users = options.users ?? 120;
  const tenant = new Tenant({ users, seed: 7, nowMs: NOW, signIns: users * 20, logLagSeconds: 120, ...options });
  const server = new PracticeServer(tenant, { latencyMs: options.latencyMs ?? 0, publicOrigin: options.publicOrigin ?? null });
  const url = await server.listen(0);
  onTestFinished(() => server.close());
  const { agents } = server.tokens;
  const tokenOf = (name: string): string => {
    const agent = agents.find((one) => one.upn === upn(name));
    if (agent === undefined) throw new Error(`No agent is called ${name}.`);
    return agent.token;
  };
  return {
    url,
    tenant,
    server,
    agents,
    graph: (method, path, { as = 'morag.sinclair', token, body, headers } = {}) =>
      ask(url, method, path, { Authorization: `Bearer ${token ?? tokenOf(as)}`, ...headers }, body),
    control: (method, path, body) => ask(url, method, `/_practice${path}`, { Authorization: `Bearer ${server.tokens.controlToken}` }, body),
  };
};

const ask = async (
  url: string,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: unknown,
): Promise<Answer> => {
  const response = await fetch(`${url}${path}`, {
    method,
    redirect: 'manual',
    headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: parse(text) };
};

const parse = (text: string): unknown => {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** ConsistencyLevel: eventual, for advanced queries. */
export const EVENTUAL = { ConsistencyLevel: 'eventual' };

/** "$filter" and friends, encoded. */
export const query = (options: Readonly<Record<string, string>>): string =>
  `?${Object.entries(options)
    .map(([name, value]) => `$${name}=${encodeURIComponent(value)}`)
    .join('&')}`;
