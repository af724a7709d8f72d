import { randomBytes, timingSafeEqual } from 'node:crypto';
import { AGENTS } from './directory/agents.ts';
import type { Directory } from './directory/directory.ts';
import type { Person } from './directory/person.ts';
import { GraphError } from './answers.ts';
import { GRANTED_SCOPES } from './permissions/scope-table.ts';

/** A token of this run, bound to a person and a set of delegated scopes. */
export interface Token {
  readonly value: string;
  readonly person: Person;
  readonly scopes: ReadonlySet<string>;
  /** Tenant time; after it the token is refused as ended. */
  readonly expiresAtMs: number;
}

export interface Grant {
  readonly scopes: readonly string[];
  readonly expiresAtMs: number;
  /** A token that somebody else made, such as a stand-in for the sign-in service; one of our own when absent. */
  readonly value: string;
}

export interface AgentListing {
  readonly upn: string;
  readonly displayName: string;
  readonly id: string;
  readonly roles: readonly string[];
  /** Display name of the administrative unit that the roles are limited to, or null. */
  readonly scopedTo: string | null;
  readonly token: string;
}

const CHALLENGE =
  'Bearer realm="", authorization_uri="https://login.invalid/common/oauth2/v2.0/authorize", client_id="00000003-0000-0000-c000-000000000000"';

/** Obviously not a real token, and worthless after the run. */
const newToken = (): string => `practice-${randomBytes(24).toString('base64url')}`;

export class Tokens {
  readonly #tokens = new Map<string, Token>();
  readonly #directory: Directory;
  readonly controlToken = `practice-control-${randomBytes(24).toString('base64url')}`;
  readonly agents: readonly AgentListing[];

  constructor(directory: Directory) {
    this.#directory = directory;
    this.agents = AGENTS.map((agent) => {
      const person = directory.find(agent.upn);
      if (person === undefined) throw new Error(`The agent ${agent.upn} is not in the directory.`);
      return {
        upn: agent.upn,
        displayName: person.displayName,
        id: person.id,
        roles: (agent.roles ?? []).map((held) => held.role),
        scopedTo: agent.roles?.find((held) => held.unit !== undefined)?.unit ?? null,
        token: this.issue(person),
      };
    });
  }

  issue(
    person: Person,
    { scopes = GRANTED_SCOPES, expiresAtMs = Number.POSITIVE_INFINITY, value = newToken() }: Partial<Grant> = {},
  ): string {
    this.#tokens.set(value, { value, person, scopes: new Set(scopes), expiresAtMs });
    return value;
  }

  /** Undefined when nobody here has that id or user principal name. */
  issueFor(idOrUpn: string, grant: Partial<Grant>): string | undefined {
    const person = this.#directory.find(idOrUpn);
    return person === undefined ? undefined : this.issue(person, grant);
  }

  /** As if it had been revoked: from now on it is nobody's. False when it was so before. */
  end(value: string): boolean {
    return this.#tokens.delete(value);
  }

  /** @throws GraphError 401 InvalidAuthenticationToken */
  check(authorization: string | undefined, nowMs: number): Token {
    if (authorization === undefined || authorization === '') throw unauthorized('Access token is empty.');
    const value = /^Bearer (?<token>\S+)$/iu.exec(authorization)?.groups?.['token'];
    const token = value === undefined ? undefined : this.#tokens.get(value);
    if (token === undefined) throw unauthorized('Access token validation failure.');
    if (nowMs >= token.expiresAtMs) throw unauthorized('Lifetime validation failed, the token is expired.');
    return token;
  }

  isControl(authorization: string | undefined): boolean {
    const given = Buffer.from(authorization ?? '');
    const wanted = Buffer.from(`Bearer ${this.controlToken}`);
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  }
}

export const unauthorized = (message: string, extra = ''): GraphError =>
  new GraphError(401, 'InvalidAuthenticationToken', message, { 'WWW-Authenticate': `${CHALLENGE}${extra}` });

/** A Conditional Access step-up: the client must sign in again with these claims. */
export const claimsChallenge = (): GraphError => {
  const claims = Buffer.from(JSON.stringify({ access_token: { acrs: { essential: true, value: 'c1' } } })).toString('base64');
  return unauthorized(
    'Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp',
    `, error="insufficient_claims", claims="${claims}"`,
  );
};
