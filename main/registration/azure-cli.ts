import type { CloudId } from '../../contract/live-tenant.ts';
import type { Cloud } from '../permissions/clouds.ts';
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

/** The Azure CLI knows no cloud of its own for US Government L5; PowerShell does. */
export type CliCloud = Exclude<Cloud, { readonly id: 'usGovL5' }>;

const names: Readonly<Record<Exclude<CloudId, 'usGovL5'>, string>> = {
  global: 'AzureCloud',
  usGovL4: 'AzureUSGovernment',
  china: 'AzureChinaCloud',
};

/** POSIX: nothing is special between single quotes but the quote. */
const quoted = (text: string): string => `'${singleLine(text).replaceAll("'", String.raw`'\''`)}'`;

/**
 * One argument `--option=value`: in two, a value that begins with a dash would be an option. The Azure CLI reads a file
 * where a value begins with @, and has no way to say that it is meant as it is.
 * Source: azure-cli-core, azure/cli/core/commands/__init__.py, _expand_file_prefixed_files.
 * @throws RangeError for such a value.
 */
const option = (name: string, value: string): string => {
  if (value.startsWith('@')) throw new RangeError('The Azure CLI would read a file in place of a name that begins with @.');
  return `--${name}=${quoted(value)}`;
};

/**
 * A POSIX shell script for the Azure CLI that registers the app; permissions are looked up as in the PowerShell one.
 * It signs in apart from the administrator's own Azure CLI, whose cloud and accounts stay as they are.
 */
export const azureCliScript = (registration: AppRegistration & { readonly cloud: CliCloud }): string => {
  const needs = registeredScopes(registration).map((scope) => `need ${quoted(scope)} ${quoted(purposeOf(registration, scope))}`);
  return `#!/bin/sh
# Registers the console in ${registration.cloud.name}: a public client with delegated permissions only. No secret is made.
# Needs the role Cloud Application Administrator, or Application Developer.
set -eu

AZURE_CONFIG_DIR=$(mktemp -d)
export AZURE_CONFIG_DIR
trap 'rm -rf "$AZURE_CONFIG_DIR"' EXIT
trap 'exit 1' HUP INT TERM

graph=${quoted(graphAppId)}
az cloud set --name ${quoted(names[registration.cloud.id])} --output none
az login --tenant ${quoted(registration.tenantId)} --allow-no-subscriptions --output none

# Looked up first: a permission that is missing in this cloud stops the script before anything is made.
published=$(az ad sp show --id "$graph" --query "oauth2PermissionScopes[].join('=', [value, id])" --output tsv)
permissions=
need() {
  id=
  for pair in $published; do
    case $pair in "$1="*) id=\${pair#*=} ;; esac
  done
  if [ -z "$id" ]; then
    echo "Microsoft Graph of this cloud has no permission named $1. Nothing was registered. Switch off what needs it and make the script again: $2" >&2
    exit 1
  fi
  permissions="$permissions $id=Scope"
}
${needs.join('\n')}

app=$(az ad app create ${option('display-name', registration.displayName)} --sign-in-audience AzureADMyOrg --is-fallback-public-client ${String(registration.deviceCodes)} ${option('optional-claims', JSON.stringify({ idToken: [{ name: proofTimeClaim }] }))} --public-client-redirect-uris ${quoted(redirectAddress)} --query appId --output tsv)
echo "Tenant ID: ${registration.tenantId}"
echo "Client ID: $app"
# $permissions is many words. Errors only: the hint that follows otherwise speaks of another way to agree.
az ad app permission add --id "$app" --api "$graph" --api-permissions $permissions --only-show-errors --output none
az ad sp create --id "$app" --output none

echo "${consentSentence}"
echo "${adminConsentAddress(registration, '$app')}"
`;
};
