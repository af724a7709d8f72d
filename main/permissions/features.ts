import type { FeatureId } from '../../contract/features.ts';
import type { CloudId } from '../../contract/live-tenant.ts';
import type { MethodKind } from '../../contract/methods.ts';
import { askedFor, operationScopes } from './scopes.ts';

export interface Feature {
  /** For the consent explanation and the registration scripts: what the agent can do with it. */
  readonly title: string;
  /** Operations of scopes.ts. Each belongs to exactly one feature. */
  readonly operations: readonly string[];
}

/** With `passes`, whose scope it needs: who may only remove methods shall not hold the one that makes passes. */
const passDeletion = 'DELETE /users/{id}/authentication/temporaryAccessPassMethods/{id}';
const deletions = operationScopes
  .map(({ operation }) => operation)
  .filter((operation) => operation.startsWith('DELETE ') && operation !== passDeletion);

/**
 * What an agent can do, and what Graph is asked for it. `lookUp` is asked at sign-in, because nothing works
 * without it; every other feature asks for its scopes when it is first used, and a refusal stops only itself.
 */
export const features = {
  lookUp: {
    title: 'Find a person, see how they sign in and what their roles are',
    operations: [
      'GET /me',
      'GET /roleManagement/directory/roleAssignments',
      'GET /roleManagement/directory/roleEligibilityScheduleInstances',
      'GET /users',
      'GET /users/{id}',
      'GET /users/{id}/transitiveMemberOf',
      'GET /users/{id}/transitiveMemberOf/microsoft.graph.directoryRole',
      'POST /$batch',
      'GET /users/{id}/authentication/methods',
      'GET /users/{id}/authentication/temporaryAccessPassMethods',
      'GET /users/{id}/authentication/signInPreferences',
      'GET /users/{id}/authentication/requirements',
      'GET /policies/authenticationMethodsPolicy/authenticationMethodConfigurations/TemporaryAccessPass',
    ],
  },
  photos: { title: 'Show the person’s photo', operations: ['GET /users/{id}/photos/{id}/$value'] },
  signInLog: { title: 'Read the sign-in log', operations: ['GET /auditLogs/signIns'] },
  passes: {
    title: 'Issue and remove Temporary Access Passes',
    operations: ['POST /users/{id}/authentication/temporaryAccessPassMethods', passDeletion],
  },
  removals: { title: 'Remove sign-in methods', operations: deletions },
  defaultMethod: { title: 'Change the default sign-in method', operations: ['PATCH /users/{id}/authentication/signInPreferences'] },
  sessions: { title: 'End a person’s sessions', operations: ['POST /users/{id}/revokeSignInSessions'] },
} as const satisfies Record<FeatureId, Feature>;

/** The feature that removing a method of this kind belongs to. */
export const featureOfRemoval = (kind: MethodKind): FeatureId => (kind === 'temporaryAccessPass' ? 'passes' : 'removals');

/** The least delegated scopes for these features, each once, in alphabetical order; in a cloud that lacks some operations, without theirs. */
export const scopesOf = (chosen: readonly FeatureId[], cloud: CloudId = 'global'): readonly string[] => {
  const operations = new Set<string>(chosen.flatMap((id) => features[id].operations));
  const scopes = operationScopes
    .filter(({ operation, onlyIn }) => operations.has(operation) && (onlyIn?.includes(cloud) ?? true))
    .flatMap(askedFor);
  return [...new Set(scopes)].toSorted();
};
