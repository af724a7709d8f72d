import type { CommittedIntent } from '../audit/records.ts';
import type { GraphClient, WriteVerdict } from './client.ts';
import { FaultError } from '../fault-error.ts';
import { path } from './path.ts';

/**
 * Ends the person's refresh tokens; access tokens already out live on for up to about an hour.
 * Repeating it moves the same mark later, so it may be sent again.
 * https://learn.microsoft.com/graph/api/user-revokesigninsessions (which warns that another 2xx may come)
 */
export const revokeSignInSessions = async (client: GraphClient, intent: CommittedIntent<'sessions.revoke'>): Promise<WriteVerdict> => {
  const verdict = await client.write(intent, {
    method: 'POST',
    version: 'v1.0',
    path: path`/users/${intent.person.id}/revokeSignInSessions`,
    idempotent: true,
    expectedStatus: [200, 202, 204],
  });
  if (verdict.result !== 'succeeded' || verdict.answer.status !== 200 || saysYes(verdict.answer.body)) return verdict;
  // `{"value": false}` has been seen with a 200: what it did is read, not believed.
  return {
    result: 'unknown',
    fault: new FaultError(
      'graph.rejected',
      'Microsoft answered, but did not say that the sessions have ended. Take up again in some minutes: the directory is read first, and the step can then be repeated or left out.',
      { graphRequestId: verdict.answer.requestId, detail: '200 without value: true' },
    ),
  };
};

const saysYes = (body: unknown): boolean => typeof body === 'object' && body !== null && 'value' in body && body.value === true;
