import { created, invalidRequest, methodRule, noContent, type GraphAnswer } from '../answers.ts';
import * as make from '../methods/make.ts';
import type { GraphCall, Route } from '../router.ts';
import { methodJson } from './method-json.ts';
import { findMethod } from './methods.ts';
import { audit, bodyObject, METHODS_SERVICE, methodsContext, mustManageMethods, stringIn, targetOf } from './shared.ts';

const addressIn = (call: GraphCall): string => {
  const address = stringIn(bodyObject(call), 'emailAddress');
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(address)) throw invalidRequest("Property 'emailAddress' is not a valid email address.");
  return address;
};

/** One e-mail a person, for self-service password reset only. */
const createEmail = (call: GraphCall): GraphAnswer => {
  const target = targetOf(call);
  mustManageMethods(call, target);
  const method = make.email(addressIn(call));
  const state = call.tenant.auth(target);
  if (state.methods.some((one) => one.kind === 'email')) throw methodRule('An email method is already registered for this user.');
  state.methods.push(method);
  audit(call, target, 'Admin registered security info', METHODS_SERVICE, 'Add', { methodType: 'emailAuthenticationMethod' });
  return created({
    '@odata.context': methodsContext(call, target, 'emailMethods/$entity'),
    ...methodJson(call, method, { inOwnCollection: true, masked: false }),
  });
};

const updateEmail = (call: GraphCall): GraphAnswer => {
  const target = targetOf(call);
  mustManageMethods(call, target);
  const method = findMethod(call.tenant.auth(target).methods, 'email', call.params['method'] ?? '');
  if (method.kind !== 'email') throw new Error('An e-mail look-up gave another kind.');
  method.emailAddress = addressIn(call);
  audit(call, target, 'Admin updated security info', METHODS_SERVICE, 'Update', { methodType: 'emailAuthenticationMethod' });
  return noContent();
};

const PATTERN = '/users/{user}/authentication/emailMethods';
export const emailRoutes: readonly Route[] = [
  { verb: 'POST', pattern: PATTERN, service: 'methods', handle: createEmail },
  { verb: 'PATCH', pattern: `${PATTERN}/{method}`, service: 'methods', handle: updateEmail },
];
