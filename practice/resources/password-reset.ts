import { randomBytes } from 'node:crypto';
import { accessDenied, json, methodNotFound, methodRule, type GraphAnswer } from '../answers.ts';
import { isoTicks, SECOND } from '../clock.ts';
import { PASSWORD_METHOD_ID } from '../methods/kinds.ts';
import { guidOf } from '../random.ts';
import { isExternal } from '../directory/person.ts';
import type { GraphCall, Route } from '../router.ts';
import { audit, isSelf, methodsContext, mustReadMethods, targetOf } from './shared.ts';
import { passwordJson } from './method-json.ts';

const SHORTEST_PASSWORD = 8;
/** The query that Graph adds to the Location; without it the operation is not found. */
const ROUTING = 'aadgdc=NM01P&aadgsu=ssprprod-a';
const STARTS_AFTER = 1 * SECOND;
const ENDS_AFTER = 3 * SECOND;

const resetPassword = (call: GraphCall): GraphAnswer => {
  const target = targetOf(call);
  if ((call.params['method'] ?? '').toLowerCase() !== PASSWORD_METHOD_ID) throw methodNotFound();
  if (isSelf(call, target) || !call.tenant.rules.may('reset-password', call.agent, target)) throw accessDenied();
  if (isExternal(target)) throw methodRule('The password of an external user cannot be reset here.');
  const body = typeof call.body === 'object' && call.body !== null ? (call.body as Record<string, unknown>) : {};
  const given = body['newPassword'];
  if (given !== undefined && given !== null && (typeof given !== 'string' || given.length < SHORTEST_PASSWORD)) {
    throw methodRule('The specified password does not comply with password complexity requirements. Please provide a different password.');
  }
  const id = guidOf('operation', call.clientRequestId, call.nowMs);
  call.tenant.operations.set(id, { id, personId: target.id, createdAtMs: call.nowMs });
  target.passwordChangedAtMs = call.nowMs;
  target.sessionsValidFromMs = call.nowMs;
  audit(call, target, 'Reset password (by admin)', 'Self-service Password Management', 'Update');
  const generated = typeof given === 'string' ? undefined : `Practice-${randomBytes(6).toString('base64url')}`;
  return {
    status: 202,
    headers: { Location: `${call.root}/users/${target.id}/authentication/operations/${id}?${ROUTING}`, 'Retry-After': '1' },
    // The system's own password is told once, here.
    ...(generated === undefined
      ? {}
      : { body: { '@odata.context': `${call.root}/$metadata#microsoft.graph.passwordResetResponse`, newPassword: generated } }),
  };
};

const getOperation = (call: GraphCall): GraphAnswer => {
  const target = targetOf(call);
  mustReadMethods(call, target);
  const operation = call.tenant.operations.get((call.params['operation'] ?? '').toLowerCase());
  if (operation?.personId !== target.id || !call.query.raw.includes(ROUTING)) throw methodNotFound();
  const age = call.nowMs - operation.createdAtMs;
  const status = age < STARTS_AFTER ? 'notStarted' : age < ENDS_AFTER ? 'running' : 'succeeded';
  return json({
    '@odata.context': methodsContext(call, target, 'operations/$entity'),
    '@odata.type': '#microsoft.graph.longRunningOperation',
    id: operation.id,
    createdDateTime: isoTicks(operation.createdAtMs),
    lastActionDateTime: isoTicks(operation.createdAtMs + Math.min(age, ENDS_AFTER)),
    resourceLocation: null,
    status,
    statusDetail: null,
  });
};

const listPasswords = (call: GraphCall): GraphAnswer => {
  const target = targetOf(call);
  mustReadMethods(call, target);
  return json({ '@odata.context': methodsContext(call, target, 'passwordMethods'), value: [passwordJson(call)] });
};

const getPassword = (call: GraphCall): GraphAnswer => {
  const target = targetOf(call);
  mustReadMethods(call, target);
  if ((call.params['method'] ?? '').toLowerCase() !== PASSWORD_METHOD_ID) throw methodNotFound();
  return json({ '@odata.context': methodsContext(call, target, 'passwordMethods/$entity'), ...passwordJson(call) });
};

const at = (rest: string): string => `/users/{user}/authentication/${rest}`;
export const passwordRoutes: readonly Route[] = [
  { verb: 'GET', pattern: at('passwordMethods'), service: 'methods', handle: listPasswords },
  { verb: 'GET', pattern: at('passwordMethods/{method}'), service: 'methods', handle: getPassword },
  { verb: 'POST', pattern: at('methods/{method}/resetPassword'), service: 'methods', handle: resetPassword },
  { verb: 'POST', pattern: at('passwordMethods/{method}/resetPassword'), service: 'methods', handle: resetPassword },
  { verb: 'GET', pattern: at('operations/{operation}'), service: 'methods', handle: getOperation },
];
