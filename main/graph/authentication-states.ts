import { z } from 'zod';
import { PerUserMfaState, PreferredMethod } from '../../contract/methods.ts';
import type { CommittedIntent } from '../audit/records.ts';
import type { GraphClient, ReadOptions, WriteVerdict } from './client.ts';
import { parseBody } from './parse.ts';
import { path } from './path.ts';

const Preferences = z.object({
  isSystemPreferredAuthenticationMethodEnabled: z.boolean().nullish(),
  userPreferredMethodForSecondaryAuthentication: PreferredMethod.catch('unknownFutureValue').nullish(),
});

export interface GraphSignInPreferences {
  readonly systemPreferredEnabled: boolean | null;
  readonly userPreferred: PreferredMethod | null;
}

/** The chosen default of the second step (beta only). https://learn.microsoft.com/graph/api/authentication-get?view=graph-rest-beta */
export const getSignInPreferences = async (client: GraphClient, userId: string, options: ReadOptions): Promise<GraphSignInPreferences> => {
  const read = parseBody(
    Preferences,
    await client.read({ version: 'beta', path: path`/users/${userId}/authentication/signInPreferences` }, options),
  );
  return {
    systemPreferredEnabled: read.isSystemPreferredAuthenticationMethodEnabled ?? null,
    userPreferred: read.userPreferredMethodForSecondaryAuthentication ?? null,
  };
};

/** Per-user MFA state (beta only); needs Authentication Policy Administrator to read. */
export const getPerUserMfaState = async (client: GraphClient, userId: string, options: ReadOptions): Promise<PerUserMfaState> =>
  parseBody(
    z.object({ perUserMfaState: PerUserMfaState }),
    await client.read({ version: 'beta', path: path`/users/${userId}/authentication/requirements` }, options),
  ).perUserMfaState;

/** Moves the default of the second step to a kept method (beta only). */
export const setPreferredMethod = async (client: GraphClient, intent: CommittedIntent<'method.setDefault'>): Promise<WriteVerdict> =>
  client.write(intent, {
    method: 'PATCH',
    version: 'beta',
    path: path`/users/${intent.person.id}/authentication/signInPreferences`,
    json: { userPreferredMethodForSecondaryAuthentication: intent.facts.preferred },
    idempotent: true,
    expectedStatus: [204, 200],
  });
