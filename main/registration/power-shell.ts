import type { CloudId } from '../../contract/live-tenant.ts';
import type { AppRegistration } from './app.ts';
import {
  adminConsentAddress,
  consentSentence,
  graphAppId,
  proofTimeClaim,
  purposeOf,
  redirectAddress,
  registeredScopes,
  singleLine,
} from './app.ts';

/** `-Environment` of Connect-MgGraph. */
const environments: Readonly<Record<CloudId, string>> = { global: 'Global', usGovL4: 'USGov', usGovL5: 'USGovDoD', china: 'China' };

/** PowerShell takes typographic quotes for straight ones, so all of them are doubled. */
const quoted = (text: string): string => `'${singleLine(text).replaceAll(/['‘’‚‛]/gu, '$&$&')}'`;

/**
 * A script for Microsoft Graph PowerShell that registers the app. The IDs of the permissions are looked up by
 * name in the administrator's own tenant, and a name that is missing there stops it before anything is made. The sign-in
 * to Graph lasts for this one PowerShell process.
 */
export const powerShellScript = (registration: AppRegistration): string => {
  const needs = registeredScopes(registration).map((scope) => `  ${quoted(scope)} = ${quoted(purposeOf(registration, scope))}`);
  return `#Requires -Modules Microsoft.Graph.Authentication, Microsoft.Graph.Applications
# Registers the console in ${registration.cloud.name}: a public client with delegated permissions only. No secret is made.
# Needs the role Cloud Application Administrator. Install the modules once with:
#   Install-Module Microsoft.Graph.Applications -Scope CurrentUser
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$displayName = ${quoted(registration.displayName)}
$scopes = [ordered]@{
${needs.join('\n')}
}

Connect-MgGraph -Environment ${quoted(environments[registration.cloud.id])} -TenantId ${quoted(registration.tenantId)} -Scopes 'Application.ReadWrite.All' -ContextScope 'Process' -NoWelcome

$graph = Get-MgServicePrincipal -Filter "appId eq '${graphAppId}'"
$access = foreach ($scope in $scopes.Keys) {
  $found = $graph.Oauth2PermissionScopes | Where-Object -Property Value -EQ -Value $scope
  if (-not $found) { throw "Microsoft Graph of this cloud has no permission named $scope. Nothing was registered. Switch off what needs it and make the script again: $($scopes[$scope])" }
  @{ Id = $found.Id; Type = 'Scope' }
}

$app = New-MgApplication -DisplayName $displayName -SignInAudience 'AzureADMyOrg'${registration.deviceCodes ? ' -IsFallbackPublicClient' : ''} -OptionalClaims @{ IdToken = @(@{ Name = ${quoted(proofTimeClaim)} }) } -PublicClient @{ RedirectUris = @(${quoted(redirectAddress)}) } -RequiredResourceAccess @(@{ ResourceAppId = ${quoted(graphAppId)}; ResourceAccess = @($access) })
Write-Output "Tenant ID: ${registration.tenantId}"
Write-Output "Client ID: $($app.AppId)"
$null = New-MgServicePrincipal -AppId $app.AppId

Write-Output "${consentSentence}"
Write-Output "${adminConsentAddress(registration, '$($app.AppId)')}"
`;
};
