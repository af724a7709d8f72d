import type { Registration, RegistrationRequest } from '../../contract/app-state.ts';
import { FeatureId } from '../../contract/features.ts';
import { clouds } from '../permissions/clouds.ts';
import { features, scopesOf } from '../permissions/features.ts';
import type { AppRegistration } from './app.ts';
import { graphAppId, purposeOf, redirectAddress, registeredFeatures, registeredScopes, singleLine } from './app.ts';
import { azureCliScript } from './azure-cli.ts';
import { readScopeIds, registrationManifest, UnknownScope } from './manifest.ts';
import { powerShellScript } from './power-shell.ts';
import { FaultError } from '../fault-error.ts';

export type RegistrationFileKind = 'powerShell' | 'azureCli' | 'manifest';

/** `defaultName` is without the extension. */
export interface RegistrationFile {
  readonly defaultName: string;
  readonly extension: string;
  /** To be written as UTF-8 as it is: line ends and a byte order mark are in it. */
  readonly text: string;
}

/**
 * What an administrator needs to register the app for the features that are switched on. Nothing is sent.
 * @throws FaultError `input.invalid` for a name that cannot stand in a script and for pasted text that is not the list.
 */
export const describeRegistration = (request: RegistrationRequest): Registration => {
  const registration = registrationOf(request);
  const on = registeredFeatures(registration);
  return {
    features: FeatureId.options.map((id) => ({
      id,
      title: features[id].title,
      required: id === 'lookUp',
      on: on.includes(id),
      scopes: [...scopesOf([id], registration.cloud.id)],
    })),
    scopes: [...registeredScopes(registration)],
    redirectAddress,
    deviceCodes: request.deviceCodes,
    powerShell: powerShellScript(registration),
    azureCli: azureCliOf(registration),
    manifest: manifestOf(registration, request.publishedScopes),
    scopesCommand: scopesCommandOf(registration),
  };
};

/**
 * The same as a file.
 * @throws FaultError `input.invalid`; also where there is no such file: no Azure CLI for the cloud, no list pasted.
 */
export const registrationFile = (request: RegistrationRequest, as: RegistrationFileKind): RegistrationFile => {
  const registration = registrationOf(request);
  switch (as) {
    case 'powerShell':
      // Windows PowerShell 5.1 takes a file without the mark for the computer's old code page.
      return {
        defaultName: 'latchkey-registration',
        extension: 'ps1',
        text: `\uFEFF${powerShellScript(registration).replaceAll('\n', '\r\n')}`,
      };
    case 'azureCli': {
      const text = azureCliOf(registration);
      if (text === null) throw invalid(`The Azure CLI does not know the cloud ${registration.cloud.name}. Use the PowerShell script.`);
      return { defaultName: 'latchkey-registration', extension: 'sh', text };
    }
    case 'manifest': {
      const text = manifestOf(registration, request.publishedScopes);
      if (text === null) throw invalid(whatToPaste);
      return { defaultName: 'manifest', extension: 'json', text };
    }
  }
};

const invalid = (message: string, detail?: string): FaultError => new FaultError('input.invalid', message, { detail });

const whatToPaste = 'The manifest needs the list of permissions of your own tenant. Run the command, then paste all that it prints.';

const registrationOf = ({ cloud, tenantId, displayName, features: switchedOn, deviceCodes }: RegistrationRequest): AppRegistration => {
  try {
    singleLine(displayName);
  } catch {
    throw invalid('The app’s name holds characters that cannot be seen, such as a line break. Type the name again instead of pasting it.');
  }
  if (displayName.startsWith('@'))
    throw invalid('The app’s name cannot begin with @: the Azure CLI would read a file in its place. Choose another name.');
  return { cloud: clouds[cloud], tenantId, displayName, features: switchedOn, deviceCodes };
};

const azureCliOf = ({ cloud, ...rest }: AppRegistration): string | null =>
  cloud.id === 'usGovL5' ? null : azureCliScript({ ...rest, cloud });

const scopesCommandOf = ({ cloud }: AppRegistration): string =>
  cloud.id === 'usGovL5'
    ? `Connect-MgGraph -Environment 'USGovDoD' -Scopes 'Application.Read.All' -NoWelcome; Invoke-MgGraphRequest -Uri "v1.0/servicePrincipals(appId='${graphAppId}')?\`$select=oauth2PermissionScopes" -OutputType 'Json'`
    : `az ad sp show --id ${graphAppId} --query oauth2PermissionScopes --output json`;

/** Null without a list: there is no manifest then. */
const manifestOf = (registration: AppRegistration, publishedScopes: string): string | null => {
  // A list that was saved to a file by PowerShell begins with a byte order mark, which trim takes for white space.
  const pasted = publishedScopes.trim();
  if (pasted === '') return null;
  try {
    return registrationManifest(registration, readScopeIds(JSON.parse(pasted)));
  } catch (error) {
    if (error instanceof UnknownScope) {
      throw invalid(
        `The pasted list has no permission named ${error.scope}. If all of the list was pasted, this cloud does not have it: switch off what needs it (${purposeOf(registration, error.scope)}).`,
        error.message,
      );
    }
    throw invalid(
      `What was pasted is not the list of permissions. Paste all that the command prints, from the first bracket to the last.`,
      error instanceof Error ? error.message.slice(0, 300) : undefined,
    );
  }
};
