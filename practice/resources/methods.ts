import { json, methodNotFound, methodRule, noContent, type GraphAnswer } from '../answers.ts';
import type { Person } from '../directory/person.ts';
import { blocksAsDefault, settleDefault } from '../methods/default-method.ts';
import { PASSWORD_METHOD_ID, type Method, type MethodKind } from '../methods/kinds.ts';
import type { GraphCall, Route } from '../router.ts';
import { releaseToken } from './hardware-oath.ts';
import { BETA_ONLY, methodJson, passwordJson, TYPE_NAMES } from './method-json.ts';
import { audit, METHODS_SERVICE, methodsContext, mustManageMethods, mustReadMethods, targetOf } from './shared.ts';

const isMasked = (call: GraphCall, target: Person): boolean => !call.tenant.rules.seesFullNumbers(call.agent, target);
const visible = (call: GraphCall, target: Person): readonly Method[] =>
  call.tenant.seenAuth(target).methods.filter((method) => call.version === 'beta' || !BETA_ONLY.has(method.kind));

/** The mixed list: every item names its type, and the password is always in it. */
const listAll = (call: GraphCall): GraphAnswer => {
  call.query.allow();
  const target = targetOf(call);
  mustReadMethods(call, target);
  const masked = isMasked(call, target);
  return json({
    '@odata.context': methodsContext(call, target, 'methods'),
    value: [passwordJson(call), ...visible(call, target).map((method) => methodJson(call, method, { inOwnCollection: false, masked }))],
  });
};

const getAny = (call: GraphCall): GraphAnswer => {
  const target = targetOf(call);
  mustReadMethods(call, target);
  const id = call.params['method'] ?? '';
  const context = { '@odata.context': methodsContext(call, target, 'methods/$entity') };
  if (id.toLowerCase() === PASSWORD_METHOD_ID) return json({ ...context, ...passwordJson(call) });
  const method = visible(call, target).find((one) => one.id === id);
  if (method === undefined) throw methodNotFound();
  return json({ ...context, ...methodJson(call, method, { inOwnCollection: false, masked: isMasked(call, target) }) });
};

/** Where each kind lives below /authentication. */
export const COLLECTIONS: Readonly<Partial<Record<MethodKind, string>>> = {
  phone: 'phoneMethods',
  email: 'emailMethods',
  microsoftAuthenticator: 'microsoftAuthenticatorMethods',
  passwordlessMicrosoftAuthenticator: 'passwordlessMicrosoftAuthenticatorMethods',
  softwareOath: 'softwareOathMethods',
  hardwareOath: 'hardwareOathMethods',
  fido2: 'fido2Methods',
  windowsHelloForBusiness: 'windowsHelloForBusinessMethods',
  platformCredential: 'platformCredentialMethods',
  temporaryAccessPass: 'temporaryAccessPassMethods',
  external: 'externalAuthenticationMethods',
};

/** @throws resourceNotFound */
export const findMethod = (methods: readonly Method[], kind: MethodKind, id: string): Method => {
  const method = methods.find((one) => one.kind === kind && one.id.toLowerCase() === id.toLowerCase());
  if (method === undefined) throw methodNotFound();
  return method;
};

const listKind = (call: GraphCall, kind: MethodKind, collection: string): GraphAnswer => {
  if (kind === 'hardwareOath') call.query.allow('select', 'filter', 'top');
  else call.query.allow(...(kind === 'windowsHelloForBusiness' || kind === 'platformCredential' ? ['expand'] : []));
  const target = targetOf(call);
  mustReadMethods(call, target);
  const masked = isMasked(call, target);
  const value = call.tenant
    .seenAuth(target)
    .methods.filter((method) => method.kind === kind)
    .map((method) => methodJson(call, method, { inOwnCollection: true, masked }));
  return json({ '@odata.context': methodsContext(call, target, collection), value });
};

const getKind = (call: GraphCall, kind: MethodKind, collection: string): GraphAnswer => {
  const target = targetOf(call);
  mustReadMethods(call, target);
  const method = findMethod(call.tenant.seenAuth(target).methods, kind, call.params['method'] ?? '');
  return json({
    '@odata.context': methodsContext(call, target, `${collection}/$entity`),
    ...methodJson(call, method, { inOwnCollection: true, masked: isMasked(call, target) }),
  });
};

/** Removes one method, in the order of checks that the service shows: role, existence, rules. */
export const deleteMethod = (call: GraphCall, kind: MethodKind): GraphAnswer => {
  const target = targetOf(call);
  mustManageMethods(call, target);
  const state = call.tenant.auth(target);
  const method = findMethod(state.methods, kind, call.params['method'] ?? '');
  if (blocksAsDefault(state, method)) {
    throw methodRule(
      method.kind === 'phone'
        ? `The requested authentication method id of [${method.id}] matches the user's current default authentication method, and cannot be deleted until the default authentication method is changed`
        : 'Cannot delete default method with other methods configured. Please change default method before deletion.',
    );
  }
  if (
    method.kind === 'phone' &&
    method.phoneType === 'mobile' &&
    state.methods.some((one) => one.kind === 'phone' && one.phoneType === 'alternateMobile')
  ) {
    throw methodRule(
      'The mobile phone cannot be deleted while an alternate mobile phone is configured. Set the mobile phone to the new number and delete the alternate mobile phone.',
    );
  }
  state.methods = state.methods.filter((one) => one !== method);
  settleDefault(state);
  if (method.kind === 'hardwareOath') releaseToken(call, method.deviceId);
  audit(call, target, 'Admin deleted security info', METHODS_SERVICE, 'Delete', { methodType: TYPE_NAMES[kind] });
  return noContent();
};

const KINDS = Object.entries(COLLECTIONS) as readonly (readonly [MethodKind, string])[];

const typedRoutes: readonly Route[] = KINDS.flatMap(([kind, collection]): Route[] => {
  const betaOnly = BETA_ONLY.has(kind) ? ({ betaOnly: true } as const) : {};
  const pattern = `/users/{user}/authentication/${collection}`;
  return [
    { verb: 'GET', pattern, service: 'methods', ...betaOnly, handle: (call) => listKind(call, kind, collection) },
    { verb: 'GET', pattern: `${pattern}/{method}`, service: 'methods', ...betaOnly, handle: (call) => getKind(call, kind, collection) },
    { verb: 'DELETE', pattern: `${pattern}/{method}`, service: 'methods', ...betaOnly, handle: (call) => deleteMethod(call, kind) },
  ];
});

export const methodRoutes: readonly Route[] = [
  { verb: 'GET', pattern: '/users/{user}/authentication/methods', service: 'methods', handle: listAll },
  { verb: 'GET', pattern: '/users/{user}/authentication/methods/{method}', service: 'methods', handle: getAny },
  ...typedRoutes,
];
