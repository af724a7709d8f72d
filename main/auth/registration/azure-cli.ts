import type { CloudId } from '../../../contract/live-tenant.ts';
import type { Cloud } from '../clouds.ts';
import type { AppRegistration } from './app.ts';
import { adminConsentAddress, graphAppId, redirectAddress, registeredScopes, singleLine } from './app.ts';

/** The Azure CLI knows no cloud of its own for US Government L5; PowerShell does. */
export type CliCloud = Exclude<Cloud, { readonly id: 'usGovL5' }>;

const names: Readonly<Record<Exclude<CloudId, 'usGovL5'>, string>> = { global: 'AzureCloud', usGovL4: 'AzureUSGovernment', china: 'AzureChinaCloud' };

/** POSIX: nothing is special between single quotes but the quote. */
const quoted = (text: string): string => `'${singleLine(text).replaceAll("'", String.raw`'\''`)}'`;

/** A POSIX shell script for the Azure CLI that registers the app; permissions are looked up as in the PowerShell one. */
export const azureCliScript = (registration: AppRegistration & { readonly cloud: CliCloud }): string => {
  const scopes = registeredScopes(registration);
  return `#!/bin/sh
# Registers the console in ${registration.cloud.name}: a public client with delegated permissions only. No secret is made.
# Needs a role that may register apps, e.g. Application Developer.
set -eu

graph=${quoted(graphAppId)}
az cloud set --name ${quoted(names[registration.cloud.id])}
az login --tenant ${quoted(registration.tenantId)} --allow-no-subscriptions --output none

# Looked up first: a permission that is missing in this cloud stops the script before anything is made.
set --
for scope in \\
${scopes.map((scope) => `  ${quoted(scope)}`).join(' \\\n')}
do
  id=$(az ad sp show --id "$graph" --query "oauth2PermissionScopes[?value=='$scope'].id | [0]" --output tsv)
  if [ -z "$id" ]; then
    echo "Microsoft Graph of this cloud has no permission named $scope. Nothing was registered. Switch off the feature that needs it and make the script again." >&2
    exit 1
  fi
  set -- "$@" "$id=Scope"
done

app=$(az ad app create --display-name ${quoted(registration.displayName)} --sign-in-audience AzureADMyOrg --is-fallback-public-client true --public-client-redirect-uris ${quoted(redirectAddress)} --query appId --output tsv)
az ad app permission add --id "$app" --api "$graph" --api-permissions "$@" --output none
az ad sp create --id "$app" --output none

echo "Tenant ID: ${registration.tenantId}"
echo "Client ID: $app"
echo "To agree for all agents at once, an administrator opens: ${adminConsentAddress(registration, '$app')}"
`;
};
