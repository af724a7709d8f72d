import type { GraphAnswer } from './answers.ts';
import type { Tokens } from './auth.ts';
import type { Person } from './directory/person.ts';
import { parseFault, type FaultSpec } from './faults/fault.ts';
import type { Faults } from './faults/faults.ts';
import type { RequestLog } from './log.ts';
import { SUCCESS } from './logs/places.ts';
import type { Method } from './methods/kinds.ts';
import { register, REGISTRABLE } from './registration.ts';
import { passState } from './resources/method-json.ts';
import type { Tenant } from './tenant.ts';

const refuse = (status: number, message: string): GraphAnswer => ({ status, body: { error: { code: 'practice', message } } });
const ok = (body: unknown): GraphAnswer => ({ status: 200, body });

/** /_practice/...: how tests and training steer the tenant and look at its truth. Never part of Graph. */
export class Control {
  readonly #tenant: Tenant;
  readonly #tokens: Tokens;
  readonly #faults: Faults;
  readonly #log: RequestLog;

  constructor(tenant: Tenant, tokens: Tokens, faults: Faults, log: RequestLog) {
    this.#tenant = tenant;
    this.#tokens = tokens;
    this.#faults = faults;
    this.#log = log;
  }

  handle(method: string, target: string, authorization: string | undefined, body: unknown): GraphAnswer {
    if (!this.#tokens.isControl(authorization)) return refuse(401, 'The control endpoints need the control token of this run.');
    const segments = (target.split('?')[0] ?? '').split('/').slice(2).map(decodeURIComponent);
    const [area = '', id = '', act = ''] = segments;
    const given = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
    if (area === 'requests' && method === 'GET') return ok(this.#log.list());
    if (area === 'requests' && method === 'DELETE') {
      this.#log.clear();
      return { status: 204 };
    }
    if (area === 'faults') return this.#faultsArea(method, body);
    if (area === 'settings' && method === 'POST') return this.#change(given);
    if (area === 'clock' && method === 'GET') return ok({ nowUtc: new Date(this.#tenant.clock.nowMs()).toISOString() });
    if (area === 'clock' && method === 'POST') return this.#moveClock(given);
    if (area === 'tokens' && method === 'POST') return this.#issueToken(given);
    if (area === 'tokens' && method === 'DELETE') return this.#endToken(given);
    if (area === 'users' && id !== '') {
      const person = this.#tenant.directory.find(id);
      if (person === undefined) return refuse(404, `Nobody here has the id or user principal name ${id}.`);
      if (act === '' && method === 'GET') return ok(this.#truth(person));
      if (act === 'register' && method === 'POST') return this.#register(person, given);
      if (act === 'use-pass' && method === 'POST') return this.#usePass(person);
    }
    return refuse(404, `The practice tenant has no control endpoint ${method} ${target}.`);
  }

  #faultsArea(method: string, body: unknown): GraphAnswer {
    if (method === 'GET') return ok(this.#faults.list());
    if (method === 'DELETE') {
      this.#faults.clear();
      return { status: 204 };
    }
    if (method !== 'POST') return refuse(405, 'Faults take GET, POST and DELETE.');
    try {
      const specs: readonly FaultSpec[] = (Array.isArray(body) ? body : [body]).map(parseFault);
      this.#faults.install(specs);
      return ok(this.#faults.list());
    } catch (error) {
      return refuse(400, error instanceof Error ? error.message : String(error));
    }
  }

  /** {"roleAssignmentReaders": "members" | "roles"} */
  #change({ roleAssignmentReaders }: Readonly<Record<string, unknown>>): GraphAnswer {
    if (roleAssignmentReaders !== 'members' && roleAssignmentReaders !== 'roles')
      return refuse(400, 'Say who may list role assignments: {"roleAssignmentReaders": "members"} or "roles".');
    this.#tenant.roleAssignmentReaders = roleAssignmentReaders;
    return ok({ roleAssignmentReaders });
  }

  #moveClock(given: Readonly<Record<string, unknown>>): GraphAnswer {
    const seconds = given['advanceSeconds'];
    if (typeof seconds !== 'number' || !Number.isFinite(seconds))
      return refuse(400, 'Say by how many seconds to move the clock: {"advanceSeconds": 3600}.');
    this.#tenant.clock.advance(seconds * 1000);
    return ok({ nowUtc: new Date(this.#tenant.clock.nowMs()).toISOString() });
  }

  /** {"user": upn or id, "scopes"?: [...], "expiresInSeconds"?: n, "value"?: a token made elsewhere, to be accepted as it is} */
  #issueToken(given: Readonly<Record<string, unknown>>): GraphAnswer {
    const { user, scopes, expiresInSeconds, value } = given;
    if (typeof user !== 'string') return refuse(400, 'Say for whom: {"user": "upn"}.');
    if (value !== undefined && !isToken(value)) return refuse(400, 'The value of a token is text without spaces.');
    const token = this.#tokens.issueFor(user, {
      ...(Array.isArray(scopes) ? { scopes: scopes.filter((scope): scope is string => typeof scope === 'string') } : {}),
      ...(typeof expiresInSeconds === 'number' ? { expiresAtMs: this.#tenant.clock.nowMs() + expiresInSeconds * 1000 } : {}),
      ...(value === undefined ? {} : { value }),
    });
    return token === undefined ? refuse(404, `Nobody here has the id or user principal name ${user}.`) : ok({ token });
  }

  /** {"value": token} in the body, because addresses are written down. */
  #endToken({ value }: Readonly<Record<string, unknown>>): GraphAnswer {
    return typeof value === 'string' && this.#tokens.end(value) ? { status: 204 } : refuse(404, 'There is no such token.');
  }

  #register(person: Person, given: Readonly<Record<string, unknown>>): GraphAnswer {
    const kind = REGISTRABLE.find((one) => one === (given['kind'] ?? 'microsoftAuthenticator'));
    if (kind === undefined) return refuse(400, `The kind must be one of ${REGISTRABLE.join(', ')}.`);
    const displayName = typeof given['displayName'] === 'string' ? given['displayName'] : `${person.givenName ?? 'My'}’s new phone`;
    return { status: 201, body: methodTruth(register(this.#tenant, person, kind, displayName), this.#tenant) };
  }

  #usePass(person: Person): GraphAnswer {
    const nowMs = this.#tenant.clock.nowMs();
    const pass = this.#tenant.auth(person).methods.find((method) => method.kind === 'temporaryAccessPass');
    if (pass === undefined) return refuse(409, 'This person has no pass.');
    const state = passState(pass, nowMs, this.#tenant.policy.passPolicy().enabled);
    if (state !== 'EnabledByPolicy') return refuse(409, `The pass does not work now: ${state}.`);
    pass.usedAtMs = nowMs;
    pass.lastUsedAtMs = nowMs;
    this.#tenant.signIns.record(person, nowMs, { ...SUCCESS, additionalDetails: 'MFA requirement satisfied by Temporary Access Pass' });
    return ok(this.#truth(person));
  }

  #truth(person: Person): unknown {
    const state = this.#tenant.auth(person);
    const methods = state.methods.map((method) => methodTruth(method, this.#tenant));
    return {
      ...person,
      createdAtMs: undefined,
      passwordChangedAtMs: undefined,
      sessionsValidFromMs: undefined,
      passwordChangedAtUtc: new Date(person.passwordChangedAtMs).toISOString(),
      sessionsValidFromUtc: new Date(person.sessionsValidFromMs).toISOString(),
      roles: this.#tenant.directory.activeAssignments(person).map(({ role, directoryScopeId }) => ({ role, directoryScopeId })),
      manager: this.#tenant.directory.managerOf(person)?.userPrincipalName ?? null,
      defaultMethod: state.preferred,
      isSystemPreferred: state.isSystemPreferred,
      perUserMfaState: state.perUserMfaState,
      methods,
      passes: methods.filter((method) => method.kind === 'temporaryAccessPass'),
    };
  }
}

const isToken = (value: unknown): value is string => typeof value === 'string' && /^\S+$/u.test(value);

type MethodTruth = { readonly kind: string; readonly id: string } & Readonly<Record<string, unknown>>;

/** The stored method with dates readable and the code of a pass left out. */
const methodTruth = (method: Method, tenant: Tenant): MethodTruth => {
  const { kind, id, ...rest } = method;
  const shown: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(rest) as [string, unknown][]) {
    if (name === 'code') continue;
    if (name.endsWith('AtMs')) shown[name.replace(/Ms$/u, 'Utc')] = typeof value === 'number' ? new Date(value).toISOString() : value;
    else shown[name] = value;
  }
  return {
    kind,
    id,
    ...shown,
    ...(method.kind === 'temporaryAccessPass'
      ? { state: passState(method, tenant.clock.nowMs(), tenant.policy.passPolicy().enabled) }
      : {}),
  };
};
