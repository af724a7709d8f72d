/**
 * Delegated scopes that each operation accepts when the agent acts on others, least first. Own table, so
 * that nothing published is read at run time; a test compares it with the published permissions.
 * Grouped by the same list of scopes; paths are lower case, parameters are {}.
 */
const GROUPS: readonly (readonly [scopes: string, operations: readonly string[]])[] = [
  ['User.ReadBasic.All User.ReadWrite.All Directory.Read.All Directory.ReadWrite.All User.Read.All', ['GET /users']],
  ['User.Read.All Directory.Read.All Directory.ReadWrite.All User.ReadWrite.All', ['GET /users/delta()']],
  [
    'User.ReadBasic.All User.ReadWrite.All Directory.Read.All Directory.ReadWrite.All User.Read User.Read.All User.ReadWrite',
    ['GET /users/{}'],
  ],
  [
    'User.ReadWrite.All Directory.ReadWrite.All User-Mail.ReadWrite.All User-PasswordProfile.ReadWrite.All User-Phone.ReadWrite.All User.EnableDisableAccount.All User.ManageIdentities.All User.ReadWrite',
    ['PATCH /users/{}'],
  ],
  ['User.Read ProfilePhoto.Read.All ProfilePhoto.ReadWrite.All User.ReadBasic.All', ['GET /users/{}/photo']],
  ['User.Read.All User.ReadWrite.All Directory.Read.All Directory.ReadWrite.All', ['GET /users/{}/manager']],
  [
    'User.Read Directory.Read.All Directory.ReadWrite.All Group.ReadBasic.All GroupMember.Read.All GroupMember.ReadBasic.All',
    ['GET /users/{}/memberof', 'GET /users/{}/memberof/microsoft.graph.directoryrole'],
  ],
  [
    'User.Read Directory.Read.All Directory.ReadWrite.All Group.Read.All Group.ReadBasic.All GroupMember.Read.All GroupMember.ReadBasic.All User.Read.All',
    ['GET /users/{}/transitivememberof', 'GET /users/{}/transitivememberof/microsoft.graph.directoryrole'],
  ],
  ['Directory.Read.All DelegatedPermissionGrant.ReadWrite.All', ['GET /users/{}/oauth2permissiongrants']],
  ['AppRoleAssignment.ReadWrite.All Directory.Read.All', ['GET /users/{}/approleassignments']],
  ['AppRoleAssignment.ReadWrite.All', ['POST /users/{}/approleassignments', 'DELETE /users/{}/approleassignments/{}']],
  ['User.RevokeSessions.All Directory.ReadWrite.All User.ReadWrite.All', ['POST /users/{}/revokesigninsessions']],
  [
    'UserAuthenticationMethod.Read.All UserAuthenticationMethod.ReadWrite.All',
    ['GET /users/{}/authentication/methods', 'GET /users/{}/authentication/methods/{}', 'GET /users/{}/authentication/operations/{}'],
  ],
  ['UserAuthenticationMethod.ReadWrite.All', ['POST /users/{}/authentication/methods/{}/resetpassword']],
  [
    'UserAuthMethod-Phone.Read.All UserAuthMethod-Phone.ReadWrite.All UserAuthenticationMethod.Read.All UserAuthenticationMethod.ReadWrite.All',
    ['GET /users/{}/authentication/phonemethods', 'GET /users/{}/authentication/phonemethods/{}'],
  ],
  [
    'UserAuthMethod-Phone.ReadWrite.All UserAuthenticationMethod.ReadWrite.All',
    [
      'POST /users/{}/authentication/phonemethods',
      'PATCH /users/{}/authentication/phonemethods/{}',
      'DELETE /users/{}/authentication/phonemethods/{}',
      'POST /users/{}/authentication/phonemethods/{}/enablesmssignin',
      'POST /users/{}/authentication/phonemethods/{}/disablesmssignin',
    ],
  ],
  [
    'UserAuthMethod-Email.Read.All UserAuthMethod-Email.ReadWrite.All UserAuthenticationMethod.Read.All UserAuthenticationMethod.ReadWrite.All',
    ['GET /users/{}/authentication/emailmethods', 'GET /users/{}/authentication/emailmethods/{}'],
  ],
  [
    'UserAuthMethod-Email.ReadWrite.All UserAuthenticationMethod.ReadWrite.All',
    [
      'POST /users/{}/authentication/emailmethods',
      'PATCH /users/{}/authentication/emailmethods/{}',
      'DELETE /users/{}/authentication/emailmethods/{}',
    ],
  ],
  [
    'UserAuthMethod-MicrosoftAuthApp.Read.All UserAuthMethod-MicrosoftAuthApp.ReadWrite.All UserAuthenticationMethod.Read.All UserAuthenticationMethod.ReadWrite.All',
    [
      'GET /users/{}/authentication/microsoftauthenticatormethods',
      'GET /users/{}/authentication/microsoftauthenticatormethods/{}',
      'GET /users/{}/authentication/passwordlessmicrosoftauthenticatormethods',
      'GET /users/{}/authentication/passwordlessmicrosoftauthenticatormethods/{}',
    ],
  ],
  [
    'UserAuthMethod-MicrosoftAuthApp.ReadWrite.All UserAuthenticationMethod.ReadWrite.All',
    [
      'DELETE /users/{}/authentication/microsoftauthenticatormethods/{}',
      'DELETE /users/{}/authentication/passwordlessmicrosoftauthenticatormethods/{}',
    ],
  ],
  [
    'UserAuthMethod-SoftwareOATH.Read.All UserAuthMethod-SoftwareOATH.ReadWrite.All UserAuthenticationMethod.Read.All UserAuthenticationMethod.ReadWrite.All',
    ['GET /users/{}/authentication/softwareoathmethods', 'GET /users/{}/authentication/softwareoathmethods/{}'],
  ],
  [
    'UserAuthMethod-SoftwareOATH.ReadWrite.All UserAuthenticationMethod.ReadWrite.All',
    ['DELETE /users/{}/authentication/softwareoathmethods/{}'],
  ],
  ['UserAuthMethod-Passkey.Read.All', ['GET /users/{}/authentication/fido2methods']],
  [
    'UserAuthMethod-Passkey.ReadWrite.All UserAuthenticationMethod.ReadWrite.All',
    [
      'POST /users/{}/authentication/fido2methods',
      'DELETE /users/{}/authentication/fido2methods/{}',
      'GET /users/{}/authentication/fido2methods/creationoptions()',
      'GET /users/{}/authentication/fido2methods/creationoptions(challengetimeoutinminutes={})',
    ],
  ],
  [
    'UserAuthMethod-Passkey.Read.All UserAuthMethod-Passkey.ReadWrite.All UserAuthenticationMethod.Read.All UserAuthenticationMethod.ReadWrite.All',
    ['GET /users/{}/authentication/fido2methods/{}'],
  ],
  [
    'UserAuthMethod-WindowsHello.Read.All UserAuthMethod-WindowsHello.ReadWrite.All UserAuthenticationMethod.Read.All UserAuthenticationMethod.ReadWrite.All',
    ['GET /users/{}/authentication/windowshelloforbusinessmethods', 'GET /users/{}/authentication/windowshelloforbusinessmethods/{}'],
  ],
  [
    'UserAuthMethod-WindowsHello.ReadWrite.All UserAuthenticationMethod.ReadWrite.All',
    ['DELETE /users/{}/authentication/windowshelloforbusinessmethods/{}'],
  ],
  [
    'UserAuthMethod-PlatformCred.Read.All UserAuthMethod-PlatformCred.ReadWrite.All UserAuthenticationMethod.Read.All UserAuthenticationMethod.ReadWrite.All',
    ['GET /users/{}/authentication/platformcredentialmethods', 'GET /users/{}/authentication/platformcredentialmethods/{}'],
  ],
  [
    'UserAuthMethod-PlatformCred.ReadWrite.All UserAuthenticationMethod.ReadWrite.All',
    ['DELETE /users/{}/authentication/platformcredentialmethods/{}'],
  ],
  [
    'UserAuthMethod-TAP.Read.All UserAuthMethod-TAP.ReadWrite.All UserAuthenticationMethod.Read.All UserAuthenticationMethod.ReadWrite.All',
    ['GET /users/{}/authentication/temporaryaccesspassmethods', 'GET /users/{}/authentication/temporaryaccesspassmethods/{}'],
  ],
  [
    'UserAuthMethod-TAP.ReadWrite.All UserAuthenticationMethod.ReadWrite.All',
    ['POST /users/{}/authentication/temporaryaccesspassmethods', 'DELETE /users/{}/authentication/temporaryaccesspassmethods/{}'],
  ],
  [
    'UserAuthMethod-Password.Read.All UserAuthMethod-Password.ReadWrite.All UserAuthenticationMethod.Read.All UserAuthenticationMethod.ReadWrite.All',
    ['GET /users/{}/authentication/passwordmethods', 'GET /users/{}/authentication/passwordmethods/{}'],
  ],
  [
    'UserAuthMethod-External.Read.All UserAuthMethod-External.ReadWrite.All UserAuthenticationMethod.Read.All UserAuthenticationMethod.ReadWrite.All',
    ['GET /users/{}/authentication/externalauthenticationmethods', 'GET /users/{}/authentication/externalauthenticationmethods/{}'],
  ],
  [
    'UserAuthMethod-External.ReadWrite.All UserAuthenticationMethod.ReadWrite.All',
    ['POST /users/{}/authentication/externalauthenticationmethods', 'DELETE /users/{}/authentication/externalauthenticationmethods/{}'],
  ],
  [
    'UserAuthMethod-QR.Read.All UserAuthMethod-QR.ReadWrite.All UserAuthenticationMethod.Read.All UserAuthenticationMethod.ReadWrite.All',
    [
      'GET /users/{}/authentication/qrcodepinmethod',
      'GET /users/{}/authentication/qrcodepinmethod/standardqrcode',
      'GET /users/{}/authentication/qrcodepinmethod/temporaryqrcode',
      'GET /users/{}/authentication/qrcodepinmethod/pin',
    ],
  ],
  [
    'UserAuthMethod-QR.ReadWrite.All UserAuthenticationMethod.ReadWrite.All',
    [
      'PUT /users/{}/authentication/qrcodepinmethod',
      'DELETE /users/{}/authentication/qrcodepinmethod',
      'PATCH /users/{}/authentication/qrcodepinmethod/standardqrcode',
      'DELETE /users/{}/authentication/qrcodepinmethod/standardqrcode',
      'PATCH /users/{}/authentication/qrcodepinmethod/temporaryqrcode',
      'DELETE /users/{}/authentication/qrcodepinmethod/temporaryqrcode',
      'PATCH /users/{}/authentication/qrcodepinmethod/pin',
    ],
  ],
  [
    'AuditLog.Read.All',
    [
      'GET /auditlogs/signins',
      'GET /auditlogs/signins/{}',
      'GET /reports/authenticationmethods/userregistrationdetails',
      'GET /reports/authenticationmethods/userregistrationdetails/{}',
      'GET /reports/authenticationmethods/usersregisteredbymethod()',
      "GET /reports/authenticationmethods/usersregisteredbymethod(includedusertypes='{}',includeduserroles='{}')",
      'GET /reports/authenticationmethods/usersregisteredbyfeature()',
      "GET /reports/authenticationmethods/usersregisteredbyfeature(includedusertypes='{}',includeduserroles='{}')",
    ],
  ],
  [
    'IdentityRiskyUser.ReadWrite.All',
    [
      'POST /auditlogs/signins/confirmcompromised',
      'POST /auditlogs/signins/confirmsafe',
      'POST /auditlogs/signins/dismiss',
      'POST /identityprotection/riskyusers/confirmcompromised',
      'POST /identityprotection/riskyusers/dismiss',
      'POST /identityprotection/riskyusers/confirmsafe',
    ],
  ],
  ['AuditLog.Read.All Directory.Read.All', ['GET /auditlogs/directoryaudits', 'GET /auditlogs/directoryaudits/{}']],
  ['IdentityRiskyUser.Read.All', ['GET /identityprotection/riskyusers', 'GET /identityprotection/riskyusers/{}']],
  ['IdentityRiskyUser.Read.All IdentityRiskyUser.ReadWrite.All', ['GET /identityprotection/riskyusers/{}/history']],
  ['IdentityRiskEvent.Read.All', ['GET /identityprotection/riskdetections', 'GET /identityprotection/riskdetections/{}']],
  ['Policy.Read.AuthenticationMethod Policy.ReadWrite.AuthenticationMethod Policy.Read.All', ['GET /policies/authenticationmethodspolicy']],
  [
    'Policy.ReadWrite.AuthenticationMethod',
    [
      'PATCH /policies/authenticationmethodspolicy',
      'PATCH /policies/authenticationmethodspolicy/authenticationmethodconfigurations/temporaryaccesspass',
      'DELETE /policies/authenticationmethodspolicy/authenticationmethodconfigurations/temporaryaccesspass',
      'PATCH /policies/authenticationmethodspolicy/authenticationmethodconfigurations/sms',
      'DELETE /policies/authenticationmethodspolicy/authenticationmethodconfigurations/sms',
      'PATCH /policies/authenticationmethodspolicy/authenticationmethodconfigurations/voice',
      'DELETE /policies/authenticationmethodspolicy/authenticationmethodconfigurations/voice',
      'PATCH /policies/authenticationmethodspolicy/authenticationmethodconfigurations/softwareoath',
      'DELETE /policies/authenticationmethodspolicy/authenticationmethodconfigurations/softwareoath',
      'PATCH /policies/authenticationmethodspolicy/authenticationmethodconfigurations/email',
      'DELETE /policies/authenticationmethodspolicy/authenticationmethodconfigurations/email',
      'PATCH /policies/authenticationmethodspolicy/authenticationmethodconfigurations/fido2',
      'DELETE /policies/authenticationmethodspolicy/authenticationmethodconfigurations/fido2',
      'PATCH /policies/authenticationmethodspolicy/authenticationmethodconfigurations/microsoftauthenticator',
      'DELETE /policies/authenticationmethodspolicy/authenticationmethodconfigurations/microsoftauthenticator',
      'PATCH /policies/authenticationmethodspolicy/authenticationmethodconfigurations/qrcodepin',
      'PATCH /users/{}/authentication/requirements',
      'PATCH /policies/authenticationmethodspolicy/authenticationmethodconfigurations/hardwareoath',
      'DELETE /policies/authenticationmethodspolicy/authenticationmethodconfigurations/hardwareoath',
    ],
  ],
  [
    'Policy.Read.AuthenticationMethod Policy.ReadWrite.AuthenticationMethod',
    [
      'GET /policies/authenticationmethodspolicy/authenticationmethodconfigurations/temporaryaccesspass',
      'GET /policies/authenticationmethodspolicy/authenticationmethodconfigurations/sms',
      'GET /policies/authenticationmethodspolicy/authenticationmethodconfigurations/voice',
      'GET /policies/authenticationmethodspolicy/authenticationmethodconfigurations/softwareoath',
      'GET /policies/authenticationmethodspolicy/authenticationmethodconfigurations/email',
      'GET /policies/authenticationmethodspolicy/authenticationmethodconfigurations/fido2',
      'GET /policies/authenticationmethodspolicy/authenticationmethodconfigurations/microsoftauthenticator',
      'GET /policies/authenticationmethodspolicy/authenticationmethodconfigurations/qrcodepin',
      'GET /policies/authenticationmethodspolicy/authenticationmethodconfigurations/hardwareoath',
    ],
  ],
  ['Policy.Read.All', ['GET /identity/conditionalaccess/namedlocations', 'GET /identity/conditionalaccess/namedlocations/{}']],
  [
    'Policy.Read.All Policy.ReadWrite.ConditionalAccess',
    [
      'POST /identity/conditionalaccess/namedlocations',
      'PATCH /identity/conditionalaccess/namedlocations/{}',
      'DELETE /identity/conditionalaccess/namedlocations/{}',
    ],
  ],
  [
    'Directory.Read.All DelegatedPermissionGrant.ReadWrite.All Directory.ReadWrite.All',
    ['GET /oauth2permissiongrants', 'GET /oauth2permissiongrants/{}'],
  ],
  ['DelegatedPermissionGrant.ReadWrite.All Directory.ReadWrite.All', ['DELETE /oauth2permissiongrants/{}']],
  [
    'RoleManagement.Read.Directory RoleManagement.ReadWrite.Directory Directory.Read.All Directory.ReadWrite.All RoleManagement.Read.All',
    [
      'GET /rolemanagement/directory/roleassignments',
      'GET /rolemanagement/directory/roleassignments/{}',
      'GET /rolemanagement/directory/roledefinitions',
      'GET /rolemanagement/directory/roledefinitions/{}',
    ],
  ],
  [
    'RoleEligibilitySchedule.Read.Directory RoleEligibilitySchedule.ReadWrite.Directory RoleManagement.Read.All RoleManagement.Read.Directory RoleManagement.ReadWrite.Directory',
    ['GET /rolemanagement/directory/roleeligibilityscheduleinstances'],
  ],
  [
    'Directory.Read.All Directory.ReadWrite.All Organization.Read.All Organization.ReadWrite.All User.Read User.Read.All',
    ['GET /organization'],
  ],
  ['User.Read.All', ['GET /organization/{}']],
  ['ThreatHunting.Read.All', ['POST /security/runhuntingquery']],
  [
    'UserAuthMethod-Password.ReadWrite.All UserAuthenticationMethod.ReadWrite.All',
    ['POST /users/{}/authentication/passwordmethods/{}/resetpassword'],
  ],
  ['User.RevokeSessions.All Directory.ReadWrite.All User.ReadWrite', ['POST /users/{}/invalidateallrefreshtokens']],
  [
    'UserAuthMethod-HardwareOATH.Read.All UserAuthMethod-HardwareOATH.ReadWrite.All UserAuthenticationMethod.Read.All UserAuthenticationMethod.ReadWrite.All',
    ['GET /users/{}/authentication/hardwareoathmethods', 'GET /users/{}/authentication/hardwareoathmethods/{}'],
  ],
  [
    'UserAuthMethod-HardwareOATH.ReadWrite.All UserAuthenticationMethod.ReadWrite.All',
    [
      'POST /users/{}/authentication/hardwareoathmethods',
      'DELETE /users/{}/authentication/hardwareoathmethods/{}',
      'POST /users/{}/authentication/hardwareoathmethods/{}/activate',
      'POST /users/{}/authentication/hardwareoathmethods/assignandactivate',
      'POST /users/{}/authentication/hardwareoathmethods/assignandactivatebyserialnumber',
    ],
  ],
  ['Policy.Read.All Policy.ReadWrite.AuthenticationMethod', ['GET /users/{}/authentication/requirements']],
];

/**
 * Operations on which the published permissions are silent, or list what works only on oneself. Each line
 * follows the fact sheet, section 2; `+` joins scopes that are needed together.
 */
const ADDED: readonly (readonly [scopes: string, operations: readonly string[]])[] = [
  ['UserAuthenticationMethod.Read.All UserAuthenticationMethod.ReadWrite.All', ['GET /users/{}/authentication/signinpreferences']],
  ['UserAuthenticationMethod.ReadWrite.All', ['PATCH /users/{}/authentication/signinpreferences']],
  [
    'ProfilePhoto.Read.All ProfilePhoto.ReadWrite.All User.ReadBasic.All User.Read.All User.ReadWrite.All',
    ['GET /users/{}/photo', 'GET /users/{}/photo/$value', 'GET /users/{}/photos/{}/$value'],
  ],
  [
    'GroupMember.Read.All User.Read.All Directory.Read.All Directory.ReadWrite.All Group.Read.All',
    ['GET /users/{}/memberof', 'GET /users/{}/memberof/{}', 'GET /users/{}/transitivememberof', 'GET /users/{}/transitivememberof/{}'],
  ],
  [
    'Policy.Read.AuthenticationMethod Policy.ReadWrite.AuthenticationMethod Policy.Read.All',
    [
      'GET /policies/authenticationmethodspolicy/authenticationmethodconfigurations',
      'GET /policies/authenticationmethodspolicy/authenticationmethodconfigurations/{}',
    ],
  ],
  [
    'Policy.ReadWrite.AuthenticationMethod',
    [
      'PATCH /policies/authenticationmethodspolicy/authenticationmethodconfigurations/{}',
      'DELETE /policies/authenticationmethodspolicy/authenticationmethodconfigurations/{}',
    ],
  ],
  [
    'UserAuthMethod-HardwareOATH.ReadWrite.All UserAuthenticationMethod.ReadWrite.All',
    ['POST /users/{}/authentication/hardwareoathmethods/{}/deactivate'],
  ],
  [
    'UserAuthMethod-QR.ReadWrite.All UserAuthenticationMethod.ReadWrite.All',
    ['POST /users/{}/authentication/qrcodepinmethod/pin/updatepin'],
  ],
  [
    'Policy.Read.All Policy.ReadWrite.AuthenticationMethod',
    ['GET /directory/authenticationmethoddevices/hardwareoathdevices', 'GET /directory/authenticationmethoddevices/hardwareoathdevices/{}'],
  ],
  [
    'Policy.ReadWrite.AuthenticationMethod',
    [
      'POST /directory/authenticationmethoddevices/hardwareoathdevices',
      'PATCH /directory/authenticationmethoddevices/hardwareoathdevices',
      'PATCH /directory/authenticationmethoddevices/hardwareoathdevices/{}',
      'DELETE /directory/authenticationmethoddevices/hardwareoathdevices/{}',
    ],
  ],
  [
    'Policy.Read.All+Policy.ReadWrite.ConditionalAccess',
    [
      'POST /identity/conditionalaccess/namedlocations',
      'PATCH /identity/conditionalaccess/namedlocations/{}',
      'DELETE /identity/conditionalaccess/namedlocations/{}',
    ],
  ],
  [
    'Policy.Read.All Policy.ReadWrite.ConditionalAccess',
    ['GET /identity/conditionalaccess/policies', 'GET /identity/conditionalaccess/policies/{}'],
  ],
  ['Organization.Read.All Directory.Read.All User.Read User.Read.All', ['GET /organization', 'GET /organization/{}']],
  [
    'Device.Read.All Directory.Read.All',
    ['GET /devices', 'GET /devices/{}', 'GET /users/{}/registereddevices', 'GET /users/{}/owneddevices'],
  ],
  ['Directory.ReadWrite.All', ['PATCH /devices/{}']],
];

/** Each entry is one sufficient set of scopes. */
const TABLE = new Map<string, readonly (readonly string[])[]>(
  [...GROUPS, ...ADDED].flatMap(([scopes, operations]) =>
    operations.map((operation): [string, readonly (readonly string[])[]] => [
      operation.replace('()', ''),
      scopes.split(' ').map((set) => set.split('+')),
    ]),
  ),
);

/** Every operation of the table with its sufficient scopes; for tests. */
export const scopeTable = (): ReadonlyMap<string, readonly (readonly string[])[]> => TABLE;

/** "GET /users/{user}/photo" -> the sufficient sets of scopes; undefined where none is needed. */
export const scopesFor = (method: string, pattern: string): readonly (readonly string[])[] | undefined =>
  TABLE.get(`${method} ${pattern.replace(/\{[^}]*\}/gu, '{}').toLowerCase()}`);

/** What the console's app registration holds in this tenant, unless a token is made with less. */
export const GRANTED_SCOPES: readonly string[] = [
  'AdministrativeUnit.Read.All',
  'AppRoleAssignment.ReadWrite.All',
  'AuditLog.Read.All',
  'DelegatedPermissionGrant.ReadWrite.All',
  'Device.Read.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
  'GroupMember.Read.All',
  'IdentityRiskEvent.Read.All',
  'IdentityRiskyUser.Read.All',
  'IdentityRiskyUser.ReadWrite.All',
  'Organization.Read.All',
  'Policy.Read.All',
  'Policy.Read.AuthenticationMethod',
  'Policy.ReadWrite.AuthenticationMethod',
  'Policy.ReadWrite.ConditionalAccess',
  'ProfilePhoto.Read.All',
  'RoleManagement.Read.Directory',
  'ThreatHunting.Read.All',
  'User.EnableDisableAccount.All',
  'User.Read',
  'User.Read.All',
  'User.ReadBasic.All',
  'User.ReadWrite.All',
  'User.RevokeSessions.All',
  'UserAuthMethod-Email.Read.All',
  'UserAuthMethod-Email.ReadWrite.All',
  'UserAuthMethod-External.Read.All',
  'UserAuthMethod-External.ReadWrite.All',
  'UserAuthMethod-HardwareOATH.Read.All',
  'UserAuthMethod-HardwareOATH.ReadWrite.All',
  'UserAuthMethod-MicrosoftAuthApp.Read.All',
  'UserAuthMethod-MicrosoftAuthApp.ReadWrite.All',
  'UserAuthMethod-Passkey.Read.All',
  'UserAuthMethod-Passkey.ReadWrite.All',
  'UserAuthMethod-Password.Read.All',
  'UserAuthMethod-Password.ReadWrite.All',
  'UserAuthMethod-Phone.Read.All',
  'UserAuthMethod-Phone.ReadWrite.All',
  'UserAuthMethod-PlatformCred.Read.All',
  'UserAuthMethod-PlatformCred.ReadWrite.All',
  'UserAuthMethod-QR.Read.All',
  'UserAuthMethod-QR.ReadWrite.All',
  'UserAuthMethod-SoftwareOATH.Read.All',
  'UserAuthMethod-SoftwareOATH.ReadWrite.All',
  'UserAuthMethod-TAP.Read.All',
  'UserAuthMethod-TAP.ReadWrite.All',
  'UserAuthMethod-WindowsHello.Read.All',
  'UserAuthMethod-WindowsHello.ReadWrite.All',
  'UserAuthenticationMethod.Read.All',
  'UserAuthenticationMethod.ReadWrite.All',
];
