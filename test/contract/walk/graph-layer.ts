import type { WriteAction, WriteFacts } from '../../../contract/writes.ts';
import { getPerUserMfaState, getSignInPreferences, setPreferredMethod } from '../../../main/graph/authentication-states.ts';
import type { GraphClient } from '../../../main/graph/client.ts';
import { getHeldRoles, getMemberships, getTenantWideRoles } from '../../../main/graph/memberships.ts';
import { getEligibleRoles, getRoleAssignments } from '../../../main/graph/role-assignments.ts';
import { deleteMethod, listMethods, listPasses } from '../../../main/graph/methods.ts';
import { getPassConfiguration } from '../../../main/graph/pass-policy.ts';
import { createPass } from '../../../main/graph/passes.ts';
import { revokeSignInSessions } from '../../../main/graph/sessions.ts';
import { latestSignIns } from '../../../main/graph/sign-ins.ts';
import { getMe, getPhoto, getUser, searchUsers, usersByNumber } from '../../../main/graph/users.ts';
import type { MethodKind } from '../../../contract/methods.ts';
import { committedIntent } from '../../support/committed-intent.ts';

const options = { correlationId: '5d3b9f5e-0000-4000-8000-000000000001' };
const user = '87d349ed-44d7-43e1-9a83-5f2406dee5bd';
/** Only the journal makes these; here none is needed. */
const intentOf = <A extends WriteAction>(action: A, facts: WriteFacts<A>) =>
  committedIntent(action, facts, user, '5d3b9f5e-0000-4000-8000-000000000002');

/** How the console speaks one operation: the functions of main/graph that send it. */
export interface Speaker {
  /** As main/permissions/scopes.ts writes it. */
  readonly operation: string;
  /** Each resolves with what was read, or with a write's verdict. */
  readonly functions: readonly ((client: GraphClient) => Promise<unknown>)[];
}

const deletion = (collection: string, kind: MethodKind): Speaker => ({
  operation: `DELETE /users/{id}/authentication/${collection}`,
  functions: [async (client) => deleteMethod(client, intentOf('method.delete', { methodKind: kind, methodId: 'x' }))],
});

export const speakers: readonly Speaker[] = [
  { operation: 'GET /me', functions: [async (client) => getMe(client, options)] },
  {
    operation: 'GET /users',
    functions: [
      async (client) => searchUsers(client, 'wa', 25, options),
      async (client) => usersByNumber(client, { phones: ['+1'] }, 25, options),
    ],
  },
  { operation: 'GET /users/{id}', functions: [async (client) => getUser(client, user, options)] },
  { operation: 'GET /users/{id}/photos/{id}/$value', functions: [async (client) => getPhoto(client, user, options)] },
  { operation: 'GET /users/{id}/transitiveMemberOf', functions: [async (client) => getMemberships(client, user, options)] },
  {
    operation: 'GET /users/{id}/transitiveMemberOf/microsoft.graph.directoryRole',
    functions: [async (client) => getTenantWideRoles(client, user, options)],
  },
  { operation: 'POST /$batch', functions: [async (client) => getHeldRoles(client, [user], options)] },
  { operation: 'GET /roleManagement/directory/roleAssignments', functions: [async (client) => getRoleAssignments(client, user, options)] },
  {
    operation: 'GET /roleManagement/directory/roleEligibilityScheduleInstances',
    functions: [async (client) => getEligibleRoles(client, user, options)],
  },
  { operation: 'GET /auditLogs/signIns', functions: [async (client) => latestSignIns(client, user, 5, options)] },
  {
    operation: 'GET /policies/authenticationMethodsPolicy/authenticationMethodConfigurations/TemporaryAccessPass',
    functions: [async (client) => getPassConfiguration(client, options)],
  },
  { operation: 'GET /users/{id}/authentication/methods', functions: [async (client) => listMethods(client, user, options)] },
  {
    operation: 'GET /users/{id}/authentication/temporaryAccessPassMethods',
    functions: [async (client) => listPasses(client, user, options)],
  },
  {
    operation: 'GET /users/{id}/authentication/signInPreferences',
    functions: [async (client) => getSignInPreferences(client, user, options)],
  },
  { operation: 'GET /users/{id}/authentication/requirements', functions: [async (client) => getPerUserMfaState(client, user, options)] },
  {
    operation: 'POST /users/{id}/authentication/temporaryAccessPassMethods',
    functions: [
      async (client) => createPass(client, intentOf('pass.create', { lifetimeMinutes: 60, isUsableOnce: true, passIdsBefore: [] })),
    ],
  },
  {
    operation: 'PATCH /users/{id}/authentication/signInPreferences',
    functions: [async (client) => setPreferredMethod(client, intentOf('method.setDefault', { preferred: 'push', preferredBefore: null }))],
  },
  {
    operation: 'POST /users/{id}/revokeSignInSessions',
    functions: [async (client) => revokeSignInSessions(client, intentOf('sessions.revoke', { validFromBefore: null }))],
  },
  deletion('phoneMethods/{id}', 'phone'),
  deletion('emailMethods/{id}', 'email'),
  deletion('microsoftAuthenticatorMethods/{id}', 'microsoftAuthenticator'),
  deletion('passwordlessMicrosoftAuthenticatorMethods/{id}', 'passwordlessMicrosoftAuthenticator'),
  deletion('softwareOathMethods/{id}', 'softwareOath'),
  deletion('hardwareOathMethods/{id}', 'hardwareOath'),
  deletion('fido2Methods/{id}', 'fido2'),
  deletion('windowsHelloForBusinessMethods/{id}', 'windowsHelloForBusiness'),
  deletion('platformCredentialMethods/{id}', 'platformCredential'),
  deletion('temporaryAccessPassMethods/{id}', 'temporaryAccessPass'),
  deletion('externalAuthenticationMethods/{id}', 'externalAuthentication'),
  deletion('qrCodePinMethod', 'qrCodePin'),
];
