import type { Session } from '../../contract/session.ts';
import { FaultError } from '../fault-error.ts';
import type { DeskHandlers } from '../operations.ts';
import type { People } from '../people/people.ts';
import type { Sessions } from '../agent/sessions.ts';
import type { PracticeProfileChoice } from './workplace-options.ts';
import type { RegistrationWatch } from '../tickets/watch.ts';

export interface SessionHandlerOptions {
  readonly sessions: Sessions;
  readonly persons: People;
  readonly watch: RegistrationWatch;
  /** A plan is being carried out. */
  readonly isBusy: () => boolean;
  readonly describe: () => Session;
  readonly practiceProfile: PracticeProfileChoice | undefined;
}

type SessionHandlers = Pick<DeskHandlers, Extract<keyof DeskHandlers, `session.${string}`>>;

/** Who is at work, and what Microsoft lets them do. What was read under other terms is read again. */
export const sessionHandlers = ({
  sessions,
  persons,
  watch,
  isBusy,
  describe,
  practiceProfile,
}: SessionHandlerOptions): SessionHandlers => ({
  'session.current': async (_, context) => {
    await sessions.open(context);
    return describe();
  },
  'session.switchAgent': async ({ userPrincipalName }, context) => {
    if (isBusy()) throw new FaultError('desk.busy', 'A plan is being carried out. Wait until it stops, then switch.');
    await sessions.switchTo(userPrincipalName, context);
    persons.forgetAll();
    watch.stopAll();
    return describe();
  },
  'session.practiseFor': ({ profile }) => {
    if (practiceProfile === undefined) throw new FaultError('input.invalid', 'Examples are for the practice tenant only. Go there first.');
    if (isBusy()) throw new FaultError('desk.busy', 'A plan is being carried out. Wait until it stops, then choose.');
    practiceProfile.choose(profile);
    persons.expireAll();
    return describe();
  },
  'session.signInAgain': async (_, context) => {
    await sessions.signInAgain(context);
    persons.expireAll();
    return describe();
  },
  'session.allow': async ({ features }, context) => {
    await sessions.allow(features, context);
    persons.expireAll();
    return describe();
  },
  'session.readRoles': async (_, context) => {
    await sessions.readRoles(context);
    persons.forgetAll();
    return describe();
  },
});
