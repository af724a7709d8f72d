import type { WriteFacts } from '../../contract/writes.ts';
import { revokeSignInSessions } from '../graph/sessions.ts';
import { getUser } from '../graph/users.ts';
import type { Change } from './change.ts';
import { seen } from './change.ts';
import { settled } from './settled.ts';

const sentence = 'End all sessions; apps ask for a new sign-in, some within minutes, some after up to an hour.';

const isLater = (validFrom: string | null, { validFromBefore }: WriteFacts<'sessions.revoke'>): boolean =>
  validFrom !== null && (validFromBefore === null || Date.parse(validFrom) > Date.parse(validFromBefore));

/** Ends a person's sessions: whoever is signed in as them has to sign in again. */
export const endSessions: Change<'sessions.revoke'> = {
  act: 'endSessions',
  givesNothing: true,
  earlierName: 'revokeSessions',
  feature: () => 'sessions',
  says: { before: () => sentence, plain: () => sentence, done: () => 'ended all sessions' },
  facts: (_, { reading }) => ({ validFromBefore: reading.person.user.signInSessionsValidFromDateTime }),
  send: async (graph, intent) => settled(await revokeSignInSessions(graph, intent)),
  find: async (graph, { personId, facts }, options) => {
    const { user } = await getUser(graph, personId, options);
    return seen(isLater(user.signInSessionsValidFromDateTime ?? null, facts), options);
  },
  isShownBy: (facts, { person }) => isLater(person.user.signInSessionsValidFromDateTime, facts),
};
