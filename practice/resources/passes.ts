import { randomBytes } from 'node:crypto';
import { accessDenied, created, GraphError, invalidRequest, methodRule, type GraphAnswer } from '../answers.ts';
import * as make from '../methods/make.ts';
import type { GraphCall, Route } from '../router.ts';
import type { Tenant } from '../tenant.ts';
import { isExternal, type Person } from '../directory/person.ts';
import { methodJson } from './method-json.ts';
import { audit, isSelf, METHODS_SERVICE, methodsContext, mustManageMethods, targetOf } from './shared.ts';

const SHORTEST = 10;
const LONGEST = 43_200;
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789+#%&*=';

/** A random code. It is held in memory so that the invented caller can sign in with it. */
const newCode = (length: number): string => {
  // 256 is not a multiple of the alphabet's size; throwing the uneven rest away keeps letters equally likely.
  const limit = 256 - (256 % ALPHABET.length);
  let code = '';
  while (code.length < length) {
    for (const byte of randomBytes(length * 2)) if (byte < limit && code.length < length) code += ALPHABET.charAt(byte % ALPHABET.length);
  }
  return code;
};

export type PassListener = (person: Person, passId: string) => void;
const listeners = new WeakMap<Tenant, PassListener>();
/** The invented caller hears of new passes here. */
export const onPassCreated = (tenant: Tenant, listener: PassListener): void => void listeners.set(tenant, listener);

const createPass = (call: GraphCall): GraphAnswer => {
  const target = targetOf(call);
  // Nobody makes a pass for himself, whatever his roles.
  if (isSelf(call, target)) throw accessDenied();
  mustManageMethods(call, target);
  const policy = call.tenant.policy.passPolicy();
  if (!policy.enabled)
    throw methodRule(
      'Converged UserCredentialPolicy does not allow creating or updating this authentication method. AuthMethodType [TemporaryAccessPass].',
    );
  if (isExternal(target)) throw methodRule('Temporary Access Pass cannot be added to an external guest user.');
  const body = typeof call.body === 'object' && call.body !== null ? (call.body as Record<string, unknown>) : {};

  const lifetimeMinutes = body['lifetimeInMinutes'] ?? policy.defaultLifetimeMinutes;
  if (
    typeof lifetimeMinutes !== 'number' ||
    !Number.isInteger(lifetimeMinutes) ||
    lifetimeMinutes < SHORTEST ||
    lifetimeMinutes > LONGEST
  ) {
    throw invalidRequest(`Property 'lifetimeInMinutes' must be an integer between ${SHORTEST} and ${LONGEST}.`);
  }
  if (lifetimeMinutes < policy.minimumLifetimeMinutes || lifetimeMinutes > policy.maximumLifetimeMinutes) {
    throw invalidRequest(
      `Property 'lifetimeInMinutes' must be between ${policy.minimumLifetimeMinutes} and ${policy.maximumLifetimeMinutes}, as set by the Temporary Access Pass policy.`,
    );
  }
  const isUsableOnce = body['isUsableOnce'] ?? policy.onlyOnce;
  if (typeof isUsableOnce !== 'boolean') throw invalidRequest("Property 'isUsableOnce' must be a boolean.");
  if (policy.onlyOnce && !isUsableOnce) throw invalidRequest('The Temporary Access Pass policy requires one-time use.');
  const startAtMs = startOf(body['startDateTime'], call.nowMs);

  const state = call.tenant.auth(target);
  const code = newCode(policy.defaultLength);
  const pass = make.pass(`${target.id}:${call.nowMs}:${randomBytes(8).toString('hex')}`, {
    code,
    createdAtMs: call.nowMs,
    startAtMs,
    lifetimeMinutes,
    isUsableOnce,
  });
  // One pass a person: a new one takes the place of the old.
  state.methods = [...state.methods.filter((method) => method.kind !== 'temporaryAccessPass'), pass];
  audit(call, target, 'Admin registered security info', METHODS_SERVICE, 'Add', { methodType: 'temporaryAccessPassAuthenticationMethod' });
  listeners.get(call.tenant)?.(target, pass.id);
  return created({
    '@odata.context': methodsContext(call, target, 'temporaryAccessPassMethods/$entity'),
    ...methodJson(call, pass, { inOwnCollection: true, masked: false }),
    temporaryAccessPass: code,
  });
};

const startOf = (value: unknown, nowMs: number): number => {
  if (value === undefined || value === null) return nowMs;
  const at = typeof value === 'string' && /^\d{4}-\d\d-\d\dT/u.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(at)) throw new GraphError(400, 'BadRequest', "Cannot convert the literal to the expected type 'Edm.DateTimeOffset'.");
  // A start in the past begins now.
  return Math.max(at, nowMs);
};

export const passRoutes: readonly Route[] = [
  { verb: 'POST', pattern: '/users/{user}/authentication/temporaryAccessPassMethods', service: 'methods', handle: createPass },
];
