import type { CloudId } from '../../contract/live-tenant.ts';

/** The delegated scope that one Graph operation needs when it is about somebody else. */
export interface OperationScope {
  /** Verb and path, `{id}` for what varies; the same in v1.0 and beta. */
  readonly operation: string;
  /** The least one in the published permissions; null where no scope is needed. */
  readonly least: string | null;
  /** Asked for in place of `least`, and why. */
  readonly asked?: { readonly scope: string; readonly because: string };
  /** Asked for beside it: without them the same request answers with less. */
  readonly besides?: readonly { readonly scope: string; readonly because: string }[];
  /** Looking up goes on without it, and says what is not known: a sign-in that Microsoft does not give this scope is tried again without. */
  readonly isOptional?: true;
  /** The operation under which the permissions list it, where they do not name this one. */
  readonly listedAs?: string;
  /** The clouds that have the operation, where not all do; in the others its scope may not exist, and asking for it would be refused. */
  readonly onlyIn?: readonly CloudId[];
  /** Where the scope is from when the permissions are silent. */
  readonly source?: string;
}

const profile = {
  scope: 'User.Read.All',
  because:
    'User.ReadBasic.All gives names and addresses only; the caller is told apart by employee ID, phone numbers, job and account state.',
};

const limited = 'A member of a kind without its read scope comes as type and id: https://learn.microsoft.com/graph/permissions-overview. ';

const deletion = (collection: string, scope: string): OperationScope => ({
  operation: `DELETE /users/{id}/authentication/${collection}`,
  least: `UserAuthMethod-${scope}.ReadWrite.All`,
});
/** "This API is available in the following national cloud deployments" on the pages of these methods. */
const globalOnly: Pick<OperationScope, 'onlyIn'> = { onlyIn: ['global'] };

/**
 * Every operation that the console sends, with its scope. Consent is asked for these and no others; the
 * contract tests hold the table against the published permissions and against what is really sent.
 */
export const operationScopes: readonly OperationScope[] = [
  { operation: 'GET /me', least: 'User.Read', source: 'https://learn.microsoft.com/graph/api/user-get' },
  { operation: 'GET /roleManagement/directory/roleAssignments', least: 'RoleManagement.Read.Directory', isOptional: true },
  {
    operation: 'GET /roleManagement/directory/roleEligibilityScheduleInstances',
    least: 'RoleEligibilitySchedule.Read.Directory',
    asked: { scope: 'RoleManagement.Read.Directory', because: 'It is asked for role assignments, and covers this as well.' },
    isOptional: true,
  },
  { operation: 'GET /users', least: 'User.ReadBasic.All', asked: profile },
  { operation: 'GET /users/{id}', least: 'User.ReadBasic.All', asked: profile },
  { operation: 'GET /users/{id}/photos/{id}/$value', least: 'ProfilePhoto.Read.All', listedAs: 'GET /users/{id}/photos' },
  {
    operation: 'GET /users/{id}/transitiveMemberOf',
    least: 'User.Read.All',
    besides: [
      { scope: 'GroupMember.Read.All', because: `${limited}A role-assignable group protects its members.` },
      { scope: 'AdministrativeUnit.Read.All', because: `${limited}A restricted unit protects its members.` },
    ],
  },
  {
    operation: 'GET /users/{id}/transitiveMemberOf/microsoft.graph.directoryRole',
    least: 'User.Read.All',
    listedAs: 'GET /users/{id}/transitiveMemberOf',
  },
  // The requests inside need their own; the envelope needs none.
  { operation: 'POST /$batch', least: null, source: 'https://learn.microsoft.com/graph/json-batching' },
  { operation: 'GET /auditLogs/signIns', least: 'AuditLog.Read.All' },
  {
    operation: 'GET /policies/authenticationMethodsPolicy/authenticationMethodConfigurations/TemporaryAccessPass',
    least: 'Policy.Read.AuthenticationMethod',
    isOptional: true,
  },
  { operation: 'GET /users/{id}/authentication/methods', least: 'UserAuthenticationMethod.Read.All' },
  {
    operation: 'GET /users/{id}/authentication/temporaryAccessPassMethods',
    least: 'UserAuthMethod-TAP.Read.All',
    asked: { scope: 'UserAuthenticationMethod.Read.All', because: 'It is asked for all methods, and covers this as well.' },
  },
  {
    operation: 'GET /users/{id}/authentication/signInPreferences',
    least: 'UserAuthenticationMethod.Read.All',
    source: 'https://learn.microsoft.com/graph/api/authentication-get',
  },
  { operation: 'GET /users/{id}/authentication/requirements', least: 'Policy.Read.All', isOptional: true },
  { operation: 'POST /users/{id}/authentication/temporaryAccessPassMethods', least: 'UserAuthMethod-TAP.ReadWrite.All' },
  {
    operation: 'PATCH /users/{id}/authentication/signInPreferences',
    least: 'UserAuthenticationMethod.ReadWrite.All',
    source: 'https://learn.microsoft.com/graph/api/authentication-update',
  },
  deletion('phoneMethods/{id}', 'Phone'),
  deletion('emailMethods/{id}', 'Email'),
  deletion('microsoftAuthenticatorMethods/{id}', 'MicrosoftAuthApp'),
  deletion('passwordlessMicrosoftAuthenticatorMethods/{id}', 'MicrosoftAuthApp'),
  deletion('softwareOathMethods/{id}', 'SoftwareOATH'),
  { ...deletion('hardwareOathMethods/{id}', 'HardwareOATH'), ...globalOnly },
  deletion('fido2Methods/{id}', 'Passkey'),
  deletion('windowsHelloForBusinessMethods/{id}', 'WindowsHello'),
  deletion('platformCredentialMethods/{id}', 'PlatformCred'),
  deletion('temporaryAccessPassMethods/{id}', 'TAP'),
  { ...deletion('externalAuthenticationMethods/{id}', 'External'), ...globalOnly },
  { ...deletion('qrCodePinMethod', 'QR'), ...globalOnly },
  { operation: 'POST /users/{id}/revokeSignInSessions', least: 'User.RevokeSessions.All' },
];

/** What is asked for, for the sake of this operation. */
export const askedFor = ({ least, asked, besides = [] }: OperationScope): readonly string[] => [
  ...(asked === undefined ? (least === null ? [] : [least]) : [asked.scope]),
  ...besides.map(({ scope }) => scope),
];

/** The scopes to ask consent for in the global cloud, which has all operations, each once, in alphabetical order. */
export const consentScopes = (): readonly string[] => [...new Set(operationScopes.flatMap(askedFor))].toSorted();

/** Scopes that no operation needs which looking up cannot do without. */
export const optionalScopes: readonly string[] = ((): readonly string[] => {
  const needed = new Set(
    operationScopes.flatMap(({ isOptional, besides: _besides, ...row }) => (isOptional === true ? [] : askedFor(row))),
  );
  return consentScopes().filter((scope) => !needed.has(scope));
})();
