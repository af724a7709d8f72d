import type { Cloud } from '../permissions/clouds.ts';
import { FeatureId } from '../../contract/features.ts';
import { features, scopesOf } from '../permissions/features.ts';

/** What an administrator registers for the desk. */
export interface AppRegistration {
  readonly cloud: Cloud;
  /** Directory (tenant) ID. */
  readonly tenantId: string;
  readonly displayName: string;
  /** Those switched on; `lookUp` is needed by all others. */
  readonly features: readonly FeatureId[];
  /**
   * Whether the app may use flows in which it shows no redirect address: a code that is typed on another device, and
   * others that nobody needs. Who has such a code typed in signs in as whoever typed it, so it is off unless it is wanted.
   */
  readonly deviceCodes: boolean;
}

/** Has ID tokens tell when their person proved who they are; unlocking by signing in needs it. */
export const proofTimeClaim = 'auth_time';

/** Microsoft Graph's own application ID, the same in every cloud. */
export const graphAppId = '00000003-0000-0000-c000-000000000000';
/** Any port of it: MSAL listens on a free one. */
export const redirectAddress = 'http://localhost';

/** In the order of the contract, each once. */
export const registeredFeatures = (registration: Pick<AppRegistration, 'features'>): readonly FeatureId[] =>
  FeatureId.options.filter((id) => id === 'lookUp' || registration.features.includes(id));

/** Exactly these, delegated; the sign-in adds openid, profile and offline_access, which need no registration. */
export const registeredScopes = (registration: Pick<AppRegistration, 'features' | 'cloud'>): readonly string[] =>
  scopesOf(registeredFeatures(registration), registration.cloud.id);

/** The titles of the registered features that need this scope, for whoever reads a script before running it. */
export const purposeOf = (registration: Pick<AppRegistration, 'features' | 'cloud'>, scope: string): string =>
  registeredFeatures(registration)
    .filter((id) => scopesOf([id], registration.cloud.id).includes(scope))
    .map((id) => features[id].title)
    .join('; ');

/** The page on which an administrator agrees for everybody, so that no agent is asked. `clientId` may be a script's variable. */
export const adminConsentAddress = ({ cloud, tenantId }: AppRegistration, clientId: string): string =>
  `${cloud.login}/${tenantId}/adminconsent?client_id=${clientId}`;

/**
 * Stands before that address. Microsoft then leads the browser to the redirect address, and nothing listens there at that
 * time. No quote and no `$` in it: the scripts put it between double quotes.
 */
export const consentSentence =
  'To agree for all agents at once, an administrator opens this address. The browser then finds no page at localhost, and that is as it should be:';

/** One line of text for a script. @throws RangeError for control characters, which no quoting makes safe to look at. */
export const singleLine = (text: string): string => {
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(text))
    throw new RangeError('A name in the registration holds characters that cannot be seen.');
  return text;
};
