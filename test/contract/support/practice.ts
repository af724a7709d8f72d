import { PracticeServer } from '../../../practice/server.ts';
import { Tenant } from '../../../practice/tenant.ts';
import type { GivenAnswer } from './checks.ts';
import type { Verb } from './published.ts';

export const upn = (local: string): string => `${local}@northmoor.example`;

export interface Practice {
  readonly url: string;
  readonly ask: (verb: Verb, target: string, options?: AskOptions) => Promise<GivenAnswer>;
  /** A token for anybody in the directory, with all scopes or just these. */
  readonly token: (who: string, scopes?: readonly string[]) => string;
  /** The object id behind a user principal name. */
  readonly id: (who: string) => string;
  /** Moves the tenant's clock, so that delayed log entries show. */
  readonly advance: (seconds: number) => void;
  readonly close: () => Promise<void>;
}

export interface AskOptions {
  /** Left out: no Authorization header at all. */
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A small practice tenant in this process, answering over HTTP on the loopback address. */
export const startPractice = async (): Promise<Practice> => {
  const tenant = new Tenant({ users: 120, seed: 7, nowMs: Date.parse('2026-11-22T09:00:00Z'), signIns: 2400, logLagSeconds: 120 });
  const server = new PracticeServer(tenant, { latencyMs: 0 });
  const url = await server.listen(0);
  return {
    url,
    ask: (verb, target, options = {}) => ask(`${url}${target}`, verb, options),
    token: (who, scopes) => server.tokens.issueFor(who, scopes === undefined ? {} : { scopes }) ?? nobody(who),
    id: (who) => tenant.directory.find(who)?.id ?? nobody(who),
    advance: (seconds) => void tenant.clock.advance(seconds * 1000),
    close: async () => server.close(),
  };
};

const nobody = (who: string): never => {
  throw new Error(`Nobody in the practice tenant is called ${who}.`);
};

const ask = async (url: string, verb: Verb, { token, body, headers }: AskOptions): Promise<GivenAnswer> => {
  const response = await fetch(url, {
    method: verb,
    redirect: 'manual',
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const isJson = (response.headers.get('content-type') ?? '').startsWith('application/json');
  return {
    status: response.status,
    headers: response.headers,
    body: bytes.length === 0 ? undefined : isJson ? (JSON.parse(new TextDecoder().decode(bytes)) as unknown) : bytes,
  };
};
