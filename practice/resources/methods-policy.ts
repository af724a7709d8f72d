import { accessDenied, GraphError, invalidRequest, json, noContent, type GraphAnswer } from '../answers.ts';
import { isoTicks } from '../clock.ts';
import { POLICY_READERS, POLICY_WRITERS } from '../permissions/role-rules.ts';
import type { GraphCall, Route } from '../router.ts';
import type { Configuration } from './methods-policy-state.ts';
import { audit, bodyObject, context, METHODS_SERVICE } from './shared.ts';

const mustRead = (call: GraphCall): void => {
  if (!call.tenant.rules.holds(call.agent, POLICY_READERS, null)) throw accessDenied();
};
const mustWrite = (call: GraphCall): void => {
  if (!call.tenant.rules.holds(call.agent, POLICY_WRITERS, null)) throw accessDenied();
};

const visible = (call: GraphCall): readonly Configuration[] =>
  call.tenant.policy.list().filter((one) => call.version === 'beta' || one.id !== 'HardwareOath');

const policyJson = (call: GraphCall): Record<string, unknown> => {
  const { policy } = call.tenant;
  return {
    '@odata.context': context(call, 'authenticationMethodsPolicy'),
    id: 'authenticationMethodsPolicy',
    displayName: 'Authentication Methods Policy',
    description:
      'The tenant-wide policy that controls which authentication methods are allowed in the tenant, authentication method registration requirements, and self-service password reset settings',
    lastModifiedDateTime: policy.lastModifiedDateTime,
    policyVersion: '1.5',
    policyMigrationState: 'migrationComplete',
    reconfirmationInDays: null,
    registrationEnforcement: policy.registrationEnforcement,
    ...(call.version === 'beta'
      ? {
          systemCredentialPreferences: { state: 'default', excludeTargets: [], includeTargets: [{ id: 'all_users', targetType: 'group' }] },
        }
      : {}),
    authenticationMethodConfigurations: visible(call),
  };
};

const getPolicy = (call: GraphCall): GraphAnswer => {
  mustRead(call);
  return json(policyJson(call));
};

const updatePolicy = (call: GraphCall): GraphAnswer => {
  mustWrite(call);
  const body = bodyObject(call);
  const known = policyJson(call);
  for (const name of Object.keys(body))
    if (!name.includes('@') && !(name in known))
      throw invalidRequest(`Could not find a property named '${name}' on type 'microsoft.graph.authenticationMethodsPolicy'.`);
  if (body['registrationEnforcement'] !== undefined) call.tenant.policy.registrationEnforcement = body['registrationEnforcement'];
  call.tenant.policy.lastModifiedDateTime = isoTicks(call.nowMs);
  audit(call, null, 'Authentication Methods Policy Update', METHODS_SERVICE, 'Update');
  return noContent();
};

const configurationOf = (call: GraphCall): Configuration => {
  const id = call.params['id'] ?? '';
  const found = visible(call).find((one) => one.id.toLowerCase() === id.toLowerCase());
  if (found === undefined) throw new GraphError(404, 'resourceNotFound', `The authentication method configuration '${id}' was not found.`);
  return found;
};

/** Flat, unlike the older examples that wrap the object in "value". */
const getConfiguration = (call: GraphCall): GraphAnswer => {
  mustRead(call);
  const found = configurationOf(call);
  return json({ '@odata.context': context(call, 'authenticationMethodConfigurations/$entity'), ...found });
};

const updateConfiguration = (call: GraphCall): GraphAnswer => {
  mustWrite(call);
  const found = configurationOf(call);
  const body = bodyObject(call);
  if (body['@odata.type'] !== found['@odata.type'])
    throw invalidRequest(`The body needs '@odata.type': '${String(found['@odata.type'])}'.`);
  if (body['state'] !== undefined && body['state'] !== 'enabled' && body['state'] !== 'disabled')
    throw invalidRequest("Property 'state' must be enabled or disabled.");
  for (const [name, value] of Object.entries(body)) {
    if (name.includes('@') || name === 'id') continue;
    if (!(name in found)) throw invalidRequest(`Could not find a property named '${name}' on this configuration.`);
    found[name] = value;
  }
  call.tenant.policy.lastModifiedDateTime = isoTicks(call.nowMs);
  audit(call, null, 'Authentication Methods Policy Update', METHODS_SERVICE, 'Update');
  return noContent();
};

const resetConfiguration = (call: GraphCall): GraphAnswer => {
  mustWrite(call);
  call.tenant.policy.reset(configurationOf(call));
  audit(call, null, 'Authentication Methods Policy Reset', METHODS_SERVICE, 'Delete');
  return noContent();
};

const POLICY = '/policies/authenticationMethodsPolicy';
const CONFIGURATIONS = `${POLICY}/authenticationMethodConfigurations`;
export const methodsPolicyRoutes: readonly Route[] = [
  { verb: 'GET', pattern: POLICY, service: 'methods', handle: getPolicy },
  { verb: 'PATCH', pattern: POLICY, service: 'methods', handle: updatePolicy },
  {
    verb: 'GET',
    pattern: CONFIGURATIONS,
    service: 'methods',
    handle: (call) => {
      mustRead(call);
      return json({
        '@odata.context': context(call, 'policies/authenticationMethodsPolicy/authenticationMethodConfigurations'),
        value: visible(call),
      });
    },
  },
  { verb: 'GET', pattern: `${CONFIGURATIONS}/{id}`, service: 'methods', handle: getConfiguration },
  { verb: 'PATCH', pattern: `${CONFIGURATIONS}/{id}`, service: 'methods', handle: updateConfiguration },
  { verb: 'DELETE', pattern: `${CONFIGURATIONS}/{id}`, service: 'methods', handle: resetConfiguration },
];
