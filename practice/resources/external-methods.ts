import { accessDenied, created, methodRule, type GraphAnswer } from '../answers.ts';
import * as make from '../methods/make.ts';
import type { GraphCall, Route } from '../router.ts';
import { methodJson } from './method-json.ts';
import { audit, bodyObject, isSelf, METHODS_SERVICE, methodsContext, mustManageMethods, stringIn, targetOf } from './shared.ts';

const createExternal = (call: GraphCall): GraphAnswer => {
  const target = targetOf(call);
  // Not for oneself.
  if (isSelf(call, target)) throw accessDenied();
  mustManageMethods(call, target);
  const body = bodyObject(call);
  const configurationId = stringIn(body, 'configurationId');
  const displayName = stringIn(body, 'displayName');
  if (configurationId.toLowerCase() !== make.EXTERNAL_CONFIGURATION.id)
    throw methodRule(`There is no external authentication method configuration '${configurationId}'.`);
  const state = call.tenant.auth(target);
  if (state.methods.some((one) => one.kind === 'external' && one.configurationId === make.EXTERNAL_CONFIGURATION.id))
    throw methodRule('This external authentication method is already registered for this user.');
  const method = { ...make.external(`${target.id}:${call.nowMs}`, call.nowMs), displayName };
  state.methods.push(method);
  audit(call, target, 'Admin registered security info', METHODS_SERVICE, 'Add', { methodType: 'externalAuthenticationMethod' });
  return created({
    '@odata.context': methodsContext(call, target, 'externalAuthenticationMethods/$entity'),
    ...methodJson(call, method, { inOwnCollection: true, masked: false }),
  });
};

export const externalRoutes: readonly Route[] = [
  { verb: 'POST', pattern: '/users/{user}/authentication/externalAuthenticationMethods', service: 'methods', handle: createExternal },
];
