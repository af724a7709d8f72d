import { accessDenied, invalidRequest, json, methodRule, noContent, type GraphAnswer } from '../answers.ts';
import { methodsBehind } from '../methods/default-method.ts';
import { MFA_STATES, PREFERENCES, type AuthState } from '../methods/kinds.ts';
import { MFA_STATE_READERS, POLICY_WRITERS } from '../permissions/role-rules.ts';
import type { GraphCall, Route } from '../router.ts';
import { audit, bodyObject, METHODS_SERVICE, methodsContext, mustManageMethods, mustReadMethods, targetOf } from './shared.ts';

const getPreferences = (call: GraphCall): GraphAnswer => {
  const target = targetOf(call);
  mustReadMethods(call, target);
  const state = call.tenant.seenAuth(target);
  return json({
    '@odata.context': methodsContext(call, target, 'signInPreferences'),
    isSystemPreferredAuthenticationMethodEnabled: state.isSystemPreferred,
    ...(state.isSystemPreferred ? { systemPreferredAuthenticationMethod: systemChoice(state) } : {}),
    userPreferredMethodForSecondaryAuthentication: state.preferred,
  });
};

/** Strongest first: what the system picks while it is allowed to choose. */
const systemChoice = (state: AuthState): string | null => {
  const order: readonly (readonly [string, string])[] = [
    ['temporaryAccessPass', 'TemporaryAccessPass'],
    ['fido2', 'Fido2'],
    ['windowsHelloForBusiness', 'Fido2'],
    ['microsoftAuthenticator', 'PhoneAppNotification'],
    ['softwareOath', 'PhoneAppOTP'],
    ['hardwareOath', 'PhoneAppOTP'],
    ['phone', 'Sms'],
  ];
  return order.find(([kind]) => state.methods.some((method) => method.kind === kind))?.[1] ?? null;
};

const updatePreferences = (call: GraphCall): GraphAnswer => {
  const target = targetOf(call);
  mustManageMethods(call, target);
  const body = bodyObject(call);
  const state = call.tenant.auth(target);
  const preferred = body['userPreferredMethodForSecondaryAuthentication'];
  const system = body['isSystemPreferredAuthenticationMethodEnabled'];
  if (system !== undefined && typeof system !== 'boolean')
    throw invalidRequest("Property 'isSystemPreferredAuthenticationMethodEnabled' must be a boolean.");
  if (preferred !== undefined) {
    const known = PREFERENCES.find((one) => one === preferred);
    if (known === undefined)
      throw invalidRequest(`The value of 'userPreferredMethodForSecondaryAuthentication' must be one of ${PREFERENCES.join(', ')}.`);
    if (methodsBehind(state, known).length === 0)
      throw methodRule(`The user has no method registered that can serve as the default '${known}'.`);
    state.preferred = known;
  }
  if (typeof system === 'boolean') state.isSystemPreferred = system;
  audit(call, target, 'Admin changed default security info', METHODS_SERVICE, 'Update');
  return noContent();
};

const getRequirements = (call: GraphCall): GraphAnswer => {
  const target = targetOf(call);
  if (!call.tenant.rules.holds(call.agent, MFA_STATE_READERS, target)) throw accessDenied();
  return json({
    '@odata.context': methodsContext(call, target, 'requirements'),
    perUserMfaState: call.tenant.seenAuth(target).perUserMfaState,
  });
};

const updateRequirements = (call: GraphCall): GraphAnswer => {
  const target = targetOf(call);
  if (!call.tenant.rules.holds(call.agent, POLICY_WRITERS, target)) throw accessDenied();
  const wanted = bodyObject(call)['perUserMfaState'];
  const known = MFA_STATES.find((one) => one === wanted);
  if (known === undefined) throw invalidRequest(`The value of 'perUserMfaState' must be one of ${MFA_STATES.join(', ')}.`);
  const state = call.tenant.auth(target);
  // With MFA registered already, "enabled" becomes "enforced" by itself.
  state.perUserMfaState =
    known === 'enabled' && state.methods.some((method) => method.kind !== 'email' && method.kind !== 'temporaryAccessPass')
      ? 'enforced'
      : known;
  audit(call, target, 'Update per-user multifactor authentication state', METHODS_SERVICE, 'Update');
  return noContent();
};

const at = (name: string): string => `/users/{user}/authentication/${name}`;
export const preferenceRoutes: readonly Route[] = [
  { verb: 'GET', pattern: at('signInPreferences'), service: 'methods', betaOnly: true, handle: getPreferences },
  { verb: 'PATCH', pattern: at('signInPreferences'), service: 'methods', betaOnly: true, handle: updatePreferences },
  { verb: 'GET', pattern: at('requirements'), service: 'methods', betaOnly: true, handle: getRequirements },
  { verb: 'PATCH', pattern: at('requirements'), service: 'methods', betaOnly: true, handle: updateRequirements },
];
