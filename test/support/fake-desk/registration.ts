import type { Registration, RegistrationRequest } from '../../../contract/app-state.ts';
import type { FeatureId } from '../../../contract/features.ts';
import { clouds } from '../../../main/permissions/clouds.ts';
import { features, scopesOf } from '../../../main/permissions/features.ts';
import { redirectAddress, registeredScopes } from '../../../main/registration/app.ts';
import { azureCliScript } from '../../../main/registration/azure-cli.ts';
import { readScopeIds, registrationManifest } from '../../../main/registration/manifest.ts';
import { powerShellScript } from '../../../main/registration/power-shell.ts';

/** What main answers, made by main's own generators, so that the pictures show what an administrator will see. */
export const fakeRegistration = (request: RegistrationRequest): Registration => {
  const cloud = clouds[request.cloud];
  const wanted = { ...request, cloud };
  return {
    features: (Object.keys(features) as FeatureId[]).map((id) => ({
      id,
      title: features[id].title,
      required: id === 'lookUp',
      on: id === 'lookUp' || request.features.includes(id),
      scopes: [...scopesOf([id])],
    })),
    scopes: [...registeredScopes(wanted)],
    redirectAddress,
    deviceCodes: request.deviceCodes,
    powerShell: powerShellScript(wanted),
    azureCli: cloud.id === 'usGovL5' ? null : azureCliScript({ ...wanted, cloud }),
    manifest: request.publishedScopes === '' ? null : registrationManifest(wanted, readScopeIds(JSON.parse(request.publishedScopes))),
    scopesCommand: 'az ad sp show --id 00000003-0000-0000-c000-000000000000 --query oauth2PermissionScopes',
  };
};
