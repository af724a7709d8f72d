import type { RegistrationRequest } from '../../../../contract/app-state.ts';
import type { FeatureId } from '../../../../contract/features.ts';
import { isId, tidyId } from './connect-form.ts';
import type { ConnectForm } from './connect-form.ts';

/** What an administrator chose for the app that is to be registered. */
export interface RegistrationChoice {
  readonly appName: string;
  readonly features: readonly FeatureId[];
  readonly publishedScopes: string;
}

/** Everything an agent may meet; an administrator takes away what the desk does not do. */
export const everything: readonly FeatureId[] = [
  'lookUp',
  'photos',
  'signInLog',
  'risk',
  'passes',
  'removals',
  'defaultMethod',
  'sessions',
];

export const firstChoice: RegistrationChoice = { appName: 'Latchkey', features: everything, publishedScopes: '' };

/** What main is asked; null while there is no tenant ID or no name to make scripts with. */
export const registrationRequest = (
  form: Pick<ConnectForm, 'tenantId' | 'cloud'>,
  choice: RegistrationChoice,
): RegistrationRequest | null => {
  const displayName = choice.appName.trim().slice(0, 120);
  if (!isId(form.tenantId) || displayName === '') return null;
  return {
    cloud: form.cloud,
    tenantId: tidyId(form.tenantId),
    displayName,
    features: [...choice.features],
    publishedScopes: choice.publishedScopes.trim(),
  };
};

/** In the order of the contract, whatever the order of the clicks, so that the same choice is the same request. */
export const withFeature = (features: readonly FeatureId[], feature: FeatureId, on: boolean): readonly FeatureId[] =>
  everything.filter((id) => (id === feature ? on : features.includes(id)));
