import { created, GraphError, methodNotFound, methodRule, noContent, type GraphAnswer } from '../answers.ts';
import { naturalPreference } from '../methods/default-method.ts';
import type { HardwareToken } from '../methods/hardware-tokens.ts';
import * as make from '../methods/make.ts';
import type { HardwareOathMethod } from '../methods/kinds.ts';
import { isValidTotp } from '../methods/totp.ts';
import type { Person } from '../directory/person.ts';
import type { GraphCall, Route } from '../router.ts';
import { tokenOf } from './hardware-devices.ts';
import { methodJson } from './method-json.ts';
import { audit, bodyObject, METHODS_SERVICE, methodsContext, mustManageMethods, stringIn, targetOf } from './shared.ts';

const deviceIn = (call: GraphCall, body: Readonly<Record<string, unknown>>): HardwareToken => {
  const { device } = body;
  if (typeof device !== 'object' || device === null || !('id' in device) || typeof device.id !== 'string')
    throw methodRule("Property 'device' with an 'id' is required.");
  return tokenOf(call, device.id);
};

const assign = (call: GraphCall, target: Person, token: HardwareToken): HardwareOathMethod => {
  if (token.assignedTo !== null) throw methodRule('The hardware OATH token is already assigned.');
  const method: HardwareOathMethod = make.hardwareOath(token.id, call.nowMs);
  call.tenant.auth(target).methods.push(method);
  token.assignedTo = target.id;
  token.status = 'assigned';
  audit(call, target, 'Admin registered security info', METHODS_SERVICE, 'Add', { methodType: 'hardwareOathAuthenticationMethod' });
  return method;
};

/** A real check: the code must be what the token shows now, give or take one step. */
const activate = (call: GraphCall, target: Person, token: HardwareToken, body: Readonly<Record<string, unknown>>): void => {
  const code = stringIn(body, 'verificationCode');
  if (!isValidTotp(token, code, call.nowMs)) {
    token.status = 'failedActivation';
    throw methodRule('The verification code is not correct. Wait for the next code of the token and try again.');
  }
  token.status = 'activated';
  if (typeof body['displayName'] === 'string') token.displayName = body['displayName'];
  const state = call.tenant.auth(target);
  const method = state.methods.find((one) => one.id === token.id);
  if (method !== undefined) state.preferred ??= naturalPreference(method);
};

const post = (call: GraphCall): GraphAnswer => {
  const target = targetOf(call);
  mustManageMethods(call, target);
  const method = assign(call, target, deviceIn(call, bodyObject(call)));
  return created({
    '@odata.context': methodsContext(call, target, 'hardwareOathMethods/$entity'),
    ...methodJson(call, method, { inOwnCollection: true, masked: false }),
  });
};

const ownToken = (call: GraphCall): { readonly target: Person; readonly token: HardwareToken } => {
  const target = targetOf(call);
  mustManageMethods(call, target);
  const id = (call.params['method'] ?? '').toLowerCase();
  if (!call.tenant.auth(target).methods.some((one) => one.kind === 'hardwareOath' && one.id === id)) throw methodNotFound();
  return { target, token: tokenOf(call, id) };
};

const activateOne = (call: GraphCall): GraphAnswer => {
  const { target, token } = ownToken(call);
  activate(call, target, token, bodyObject(call));
  return noContent();
};

/** Stays assigned, is no longer usable. */
const deactivateOne = (call: GraphCall): GraphAnswer => {
  ownToken(call).token.status = 'assigned';
  return noContent();
};

const assignAndActivate = (call: GraphCall, find: (body: Readonly<Record<string, unknown>>) => HardwareToken): GraphAnswer => {
  const target = targetOf(call);
  mustManageMethods(call, target);
  const body = bodyObject(call);
  const token = find(body);
  if (token.assignedTo === null) {
    // A wrong code must not leave the token assigned.
    if (!isValidTotp(token, stringIn(body, 'verificationCode'), call.nowMs))
      throw methodRule('The verification code is not correct. Wait for the next code of the token and try again.');
    assign(call, target, token);
  } else if (token.assignedTo !== target.id) throw methodRule('The hardware OATH token is already assigned.');
  activate(call, target, token, body);
  return noContent();
};

const bySerialNumber = (call: GraphCall, body: Readonly<Record<string, unknown>>): HardwareToken => {
  const serialNumber = stringIn(body, 'serialNumber');
  const token = [...call.tenant.hardwareTokens.values()].find((one) => one.serialNumber.toLowerCase() === serialNumber.toLowerCase());
  if (token === undefined) throw new GraphError(404, 'resourceNotFound', 'The hardware OATH token was not found.');
  return token;
};

/** Unassigning gives the token back to the inventory; methods.ts calls this after its own checks. */
export const releaseToken = (call: GraphCall, id: string): void => {
  const token = call.tenant.hardwareTokens.get(id);
  if (token === undefined) return;
  token.assignedTo = null;
  token.status = 'available';
};

const PATTERN = '/users/{user}/authentication/hardwareOathMethods';
const beta = { service: 'methods', betaOnly: true } as const;
export const hardwareOathRoutes: readonly Route[] = [
  { verb: 'POST', pattern: PATTERN, ...beta, handle: post },
  {
    verb: 'POST',
    pattern: `${PATTERN}/assignAndActivate`,
    ...beta,
    handle: (call) => assignAndActivate(call, (body) => deviceIn(call, body)),
  },
  {
    verb: 'POST',
    pattern: `${PATTERN}/assignAndActivateBySerialNumber`,
    ...beta,
    handle: (call) => assignAndActivate(call, (body) => bySerialNumber(call, body)),
  },
  { verb: 'POST', pattern: `${PATTERN}/{method}/activate`, ...beta, handle: activateOne },
  { verb: 'POST', pattern: `${PATTERN}/{method}/deactivate`, ...beta, handle: deactivateOne },
];
