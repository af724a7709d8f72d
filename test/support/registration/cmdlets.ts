export interface Cmdlet {
  /** Parameters that take a value and those that are switches; PowerShell's common parameters are left out. */
  readonly values: readonly string[];
  readonly switches: readonly string[];
}

/**
 * The cmdlets that the script may use, and of their published parameters those that concern one who registers an app.
 * Sources: the syntax sections of
 * https://learn.microsoft.com/powershell/module/microsoft.graph.authentication/connect-mggraph,
 * https://learn.microsoft.com/powershell/module/microsoft.graph.applications/get-mgserviceprincipal, new-mgapplication and
 * new-mgserviceprincipal, and https://learn.microsoft.com/powershell/module/microsoft.powershell.core/set-strictmode,
 * where-object and microsoft.powershell.utility/write-output.
 */
export const cmdlets: Readonly<Record<string, Cmdlet>> = {
  'Connect-MgGraph': {
    values: ['Scopes', 'ClientId', 'TenantId', 'ContextScope', 'Environment', 'ClientTimeout'],
    switches: ['UseDeviceCode', 'NoWelcome'],
  },
  'Get-MgServicePrincipal': {
    values: [
      'Filter',
      'Search',
      'Property',
      'ExpandProperty',
      'Sort',
      'Top',
      'Skip',
      'PageSize',
      'ConsistencyLevel',
      'CountVariable',
      'ServicePrincipalId',
      'InputObject',
    ],
    switches: ['All'],
  },
  'New-MgApplication': {
    values: [
      'AddIns',
      'AdditionalProperties',
      'Api',
      'AppRoles',
      'Description',
      'DisplayName',
      'GroupMembershipClaims',
      'IdentifierUris',
      'Info',
      'KeyCredentials',
      'Notes',
      'OptionalClaims',
      'PasswordCredentials',
      'PublicClient',
      'RequiredResourceAccess',
      'ServiceManagementReference',
      'SignInAudience',
      'Spa',
      'Tags',
      'Web',
    ],
    switches: ['IsDeviceOnlyAuthSupported', 'IsFallbackPublicClient', 'Oauth2RequirePostResponse'],
  },
  'New-MgServicePrincipal': {
    values: ['AppId', 'AppDescription', 'DisplayName', 'Notes', 'Tags'],
    switches: ['AccountEnabled', 'AppRoleAssignmentRequired'],
  },
  'Set-StrictMode': { values: ['Version'], switches: ['Off'] },
  'Where-Object': {
    values: ['Property', 'Value', 'FilterScript', 'InputObject'],
    switches: ['EQ', 'NE', 'Match', 'Contains', 'In', 'Not'],
  },
  'Write-Output': { values: ['InputObject'], switches: ['NoEnumerate'] },
};
