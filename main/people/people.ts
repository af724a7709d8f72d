import type { Person } from '../../contract/person.ts';
import type { DeskProfile } from '../../contract/profile.ts';
import type { FaultCode } from '../../contract/result.ts';
import type { JournalReader } from '../audit/reader.ts';
import { FaultError, cancelled } from '../fault-error.ts';
import type { ReadOptions } from '../graph/client.ts';
import { networkNamer } from '../sign-ins/trusted-networks.ts';
import type { CurrentSession } from '../agent/agent-session.ts';
import type { PersonReading } from './person-reader.ts';
import { readPerson } from './person-reader.ts';

const historyShown = 8;
const readingsKept = 30;

/** Faults under which an earlier reading is better than nothing: Graph cannot be asked right now. */
const away: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'graph.offline',
  'graph.timeout',
  'graph.unavailable',
  'graph.throttled',
  'graph.malformed',
]);

export interface PeopleOptions {
  readonly session: CurrentSession;
  readonly reader: JournalReader;
  readonly profile: () => DeskProfile;
  /** Checks that somebody failed who called as this person, newest first. */
  readonly failedChecks: (userId: string) => Person['failedChecks'];
  readonly now?: () => number;
}

/** Opens people, and remembers what was last read of each so that an outage leaves the screen readable. */
export class People {
  readonly #options: PeopleOptions;
  readonly #now: () => number;
  readonly #readings = new Map<string, PersonReading>();
  readonly #expired = new Set<string>();

  constructor(options: PeopleOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** @throws FaultError when the person cannot be read now and was not read before. */
  async open(userId: string, options: ReadOptions): Promise<Person> {
    try {
      return this.#screen(await this.read(userId, options), false);
    } catch (error) {
      const earlier = this.#readings.get(userId);
      if (earlier && error instanceof FaultError && away.has(error.code)) return this.#screen(earlier, true);
      throw error;
    }
  }

  /** Reads the person now. */
  async read(userId: string, options: ReadOptions): Promise<PersonReading> {
    const session = this.#options.session();
    const reading = await readPerson(session, userId, options, {
      now: this.#now,
      networkOf: networkNamer(this.#options.profile().trustedNetworks),
      countryCallingCode: this.#options.profile().countryCallingCode,
    });
    // Parts that were cut off look like parts that cannot be read: that is no reading to keep or to plan with.
    if (options.signal?.aborted) throw cancelled();
    // Somebody else may have signed in meanwhile; what they may do differs.
    if (this.#options.session() === session) this.#remember(userId, reading);
    return reading;
  }

  /** What was read at most `maximumAgeMs` ago, or a new reading. */
  async fresh(userId: string, maximumAgeMs: number, options: ReadOptions): Promise<PersonReading> {
    const earlier = this.#readings.get(userId);
    if (earlier && !this.#expired.has(userId) && this.#now() - Date.parse(earlier.person.readAtUtc) <= maximumAgeMs) return earlier;
    return this.read(userId, options);
  }

  /** What was last read of this person, however long ago; for their name, not for deciding. */
  remembered(userId: string): PersonReading | undefined {
    return this.#readings.get(userId);
  }

  /** What was read of this person is about to change: good enough to show in an outage, not to plan with. */
  expire(userId: string): void {
    this.#expired.add(userId);
  }

  /** What could not be read of anybody may be readable now. */
  expireAll(): void {
    for (const userId of this.#readings.keys()) this.#expired.add(userId);
  }

  /** After a change of agent nothing that was read in another's name is shown. */
  forgetAll(): void {
    this.#readings.clear();
  }

  #remember(userId: string, reading: PersonReading): void {
    this.#expired.delete(userId);
    this.#readings.delete(userId);
    this.#readings.set(userId, reading);
    const oldest = this.#readings.keys().next();
    if (this.#readings.size > readingsKept && oldest.done === false) this.#readings.delete(oldest.value);
  }

  #screen(reading: PersonReading, stale: boolean): Person {
    const { reader, failedChecks } = this.#options;
    const { id } = reading.person.user;
    return { ...reading.person, stale, deskHistory: [...reader.deskHistory(id, historyShown)], failedChecks: [...failedChecks(id)] };
  }
}
