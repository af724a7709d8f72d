import type { Group, State } from './state.ts';
import { answers } from './states/answers.ts';
import { door } from './states/door.ts';
import { faults } from './states/faults.ts';
import { find } from './states/find.ts';
import { journal } from './states/journal.ts';
import { person } from './states/person.ts';
import { session } from './states/session.ts';
import { settings } from './states/settings.ts';
import { ticket } from './states/ticket.ts';

/** All of the window, in the order in which an agent meets it. */
export const groups: readonly Group[] = [door, session, find, person, ticket, answers, journal, settings, faults];

export const stateNamed = (name: string): State | undefined => groups.flatMap(({ states }) => states).find((state) => state.name === name);
