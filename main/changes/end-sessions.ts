import { revokeSignInSessions } from '../graph/sessions.ts';
import { getUser } from '../graph/users.ts';
import type { Change } from './change.ts';
import { seen } from './change.ts';
import { settled } from './settled.ts';

const sentence = 'End all sessions; apps ask for a new sign-in, some within minutes, some after up to an hour.';

/** Ends a person's sessions: whoever is signed in as them has to sign in again. */
export const endSessions: Change<'sessions.revoke'> = {
  act: 'endSessions',
  earlierName: 'revokeSessions',
  feature: () => 'sessions',
  says: { before: () => sentence, plain: () => sentence, done: () => 'ended all sessions' },
  facts: (_, { reading }) => ({ validFromBefore: reading.person.user.signInSessionsValidFromDateTime }),
  send: async (graph, intent) => settled(await revokeSignInSessions(graph, intent)),
  find: async (graph, { personId, facts }, options) => {
    const { user } = await getUser(graph, personId, options);
    const after = user.signInSessionsValidFromDateTime ?? null;
    const before = facts.validFromBefore;
    return seen(after !== null && (before === null || Date.parse(after) > Date.parse(before)), options);
  },
};
