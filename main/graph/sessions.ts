import type { CommittedIntent } from '../audit/records.ts';
import type { GraphClient, WriteVerdict } from './client.ts';
import { path } from './path.ts';

/**
 * Ends the person's refresh tokens; access tokens already out live on for up to about an hour.
 * Repeating it moves the same mark later, so it may be sent again.
 * https://learn.microsoft.com/graph/api/user-revokesigninsessions (which warns that another 2xx may come)
 */
export const revokeSignInSessions = async (client: GraphClient, intent: CommittedIntent<'sessions.revoke'>): Promise<WriteVerdict> =>
  client.write(intent, {
    method: 'POST',
    version: 'v1.0',
    path: path`/users/${intent.person.id}/revokeSignInSessions`,
    idempotent: true,
    expectedStatus: [200, 202, 204],
  });
