import type { WriteFacts } from '../../contract/writes.ts';
import { revokeSignInSessions } from '../graph/sessions.ts';
import { getUser } from '../graph/users.ts';
import type { Change } from './change.ts';
import { seen, shown } from './change.ts';
import { settled } from './settled.ts';

const sentence = 'End all sessions; apps ask for a new sign-in, some within minutes, some after up to an hour.';

/** Clocks differ: where the mark before is not known, a mark as old as this may still be the new one. */
const clocksDifferMs = 5 * 60_000;

/** The mark is a new one. Where the one before is not known, only one of about the time of the write is. */
const isNew = (validFrom: string | null, { validFromBefore }: WriteFacts<'sessions.revoke'>, atUtc: string): validFrom is string =>
  validFrom !== null &&
  (validFromBefore === null
    ? Date.parse(validFrom) >= Date.parse(atUtc) - clocksDifferMs
    : Date.parse(validFrom) > Date.parse(validFromBefore));

/** Ends a person's sessions: whoever is signed in as them has to sign in again. */
export const endSessions: Change<'sessions.revoke'> = {
  act: 'endSessions',
  earlierName: 'revokeSessions',
  feature: () => 'sessions',
  says: {
    before: () => sentence,
    plain: () => sentence,
    done: () => 'ended all sessions',
    leftOut: () => 'Their sessions go on: whoever holds a lost device stays signed in on it.',
  },
  facts: (_, { reading }) => ({ validFromBefore: reading.person.user.signInSessionsValidFromDateTime }),
  send: async (graph, intent) => settled(await revokeSignInSessions(graph, intent)),
  find: async (graph, { personId, facts, atUtc }, options) => {
    const { user } = await getUser(graph, personId, options);
    return seen(isNew(user.signInSessionsValidFromDateTime ?? null, facts, atUtc), options);
  },
  shows: ({ facts, atUtc }, { reading }) => {
    const { signInSessionsValidFromDateTime: validFrom } = reading.person.user;
    if (validFrom === null) {
      return shown('notRead', 'Not known whether their sessions have ended: the directory gave no mark for them.', 'sessions: not known');
    }
    return isNew(validFrom, facts, atUtc)
      ? shown('seen', 'Their sessions have ended.', 'sessions ended')
      : shown('notSeen', 'Not yet seen: the directory does not show that their sessions have ended.', 'end of sessions not yet seen');
  },
};
