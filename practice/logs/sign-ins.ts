import { DAY, HOUR, MINUTE, SECOND } from '../clock.ts';
import { CAST } from '../directory/cast.ts';
import type { Directory } from '../directory/directory.ts';
import type { Person } from '../directory/person.ts';
import { Dice, guidOf, hash32, mix32 } from '../random.ts';
import { APPS, DEVICES, FAR_PLACES, HOME_PLACES, SUCCESS, TROUBLE, type Outcome, type Place } from './places.ts';

/** One sign-in, as far as it is not derived from the person. */
export interface SignInRow {
  readonly id: string;
  readonly atMs: number;
  readonly person: Person;
  readonly app: { readonly appId: string; readonly appDisplayName: string };
  readonly place: Place;
  readonly ipAddress: string;
  readonly device: { readonly operatingSystem: string; readonly browser: string };
  readonly outcome: Outcome;
  readonly correlationId: string;
  /** Far from home: what the risk engine would call unfamiliar. */
  readonly isUnusual: boolean;
}

/** What a filter pins down, so that a page need not look at every row. */
export interface SignInHint {
  readonly person?: Person;
  readonly notBeforeMs?: number;
  readonly notAfterMs?: number;
}

/** Where a page ended. */
export interface SignInMark {
  readonly k: number;
  readonly atMs: number;
}

export const SIGN_IN_DAYS = 30;
const WINDOW = SIGN_IN_DAYS * DAY;

/**
 * A log that is computed, not stored: row k (0 = newest) is a function of the seed and k, and its time
 * falls with k, so that a million rows cost no memory until somebody filters by person.
 */
export class SignInLog {
  readonly count: number;
  readonly #directory: Directory;
  readonly #seed: number;
  readonly #startMs: number;
  readonly #lagMs: number;
  /** Rows that really happened in this run or belong to the cast; newest first. */
  readonly #recorded: { readonly row: SignInRow; readonly visibleAtMs: number }[] = [];
  #byPerson: { readonly offsets: Uint32Array; readonly rows: Uint32Array } | undefined;

  constructor(
    directory: Directory,
    options: { readonly seed: number; readonly nowMs: number; readonly signIns: number; readonly logLagSeconds: number },
  ) {
    this.#directory = directory;
    this.#seed = hash32(`sign-ins:${options.seed}`);
    this.#startMs = options.nowMs;
    this.#lagMs = options.logLagSeconds * SECOND;
    this.count = options.signIns;
    for (const story of STORIES) this.#tell(story);
    this.#recorded.sort((a, b) => b.row.atMs - a.row.atMs);
  }

  #tell(story: Story): void {
    const person = this.#directory.at(CAST.findIndex((member) => member.upn.startsWith(`${story.who}@`)));
    if (person === undefined) return;
    const atMs = this.#startMs - story.minutesAgo * MINUTE;
    this.#recorded.push({
      row: this.#row(
        () => guidOf('story', story.who, story.minutesAgo),
        atMs,
        person,
        new Dice('story', story.who, story.minutesAgo),
        story,
      ),
      visibleAtMs: 0,
    });
  }

  /** Records a sign-in now; readers see it after the lag. */
  record(person: Person, atMs: number, outcome: Outcome, details: { readonly device?: number; readonly app?: number } = {}): SignInRow {
    const dice = new Dice('recorded', person.id, atMs, this.#recorded.length);
    const id = dice.guid();
    const row = this.#row(() => id, atMs, person, dice, { outcome, device: details.device ?? 2, app: details.app ?? 1 });
    this.#recorded.unshift({ row, visibleAtMs: atMs + this.#lagMs });
    return row;
  }

  /** Times fall with k; within a day they keep to waking hours, 06:30 to 22:30. */
  timeOf(k: number): number {
    const jitter = mix32(this.#seed ^ mix32(k)) / 0x1_0000_0000;
    const ago = ((k + jitter) / this.count) * WINDOW;
    const day = Math.floor(ago / DAY);
    const withinDay = (ago - day * DAY) / DAY;
    // Day 0 ends at the start of the run; squeeze each day's rows into 16 of its 24 hours.
    return Math.floor(this.#startMs - day * DAY - withinDay * 16 * HOUR - 10 * MINUTE);
  }

  #personIndex(k: number): number {
    return mix32(mix32(this.#seed + k) ^ 0x51ed270b) % this.#directory.people.length;
  }

  #idOf(k: number): string {
    const rest = new Dice(mix32(this.#seed + 1) ^ mix32(k)).hex(24);
    return `${((k ^ this.#seed) >>> 0).toString(16).padStart(8, '0')}-${rest.slice(0, 4)}-4${rest.slice(5, 8)}-9${rest.slice(9, 12)}-${rest.slice(12)}`;
  }

  #row(
    makeId: () => string,
    atMs: number,
    person: Person,
    dice: Dice,
    given: { readonly outcome?: Outcome; readonly device?: number; readonly app?: number; readonly far?: boolean } = {},
  ): SignInRow {
    const own = mix32(this.#seed ^ mix32(person.index));
    const isUnusual = given.far ?? dice.chance(0.015);
    const places = isUnusual ? FAR_PLACES : HOME_PLACES;
    const place = places[own % places.length] ?? HOME;
    const device = DEVICES[(given.device ?? own + (dice.chance(0.8) ? 0 : 1)) % DEVICES.length] ?? DEVICES[0];
    const outcome =
      given.outcome ?? (!person.accountEnabled ? BLOCKED : dice.chance(isUnusual ? 0.4 : 0.08) ? dice.pick(TROUBLE) : SUCCESS);
    const correlation = dice.bits();
    return {
      // Ids are long to write and a scan looks at few of them.
      get id() {
        return makeId();
      },
      get correlationId() {
        return new Dice(correlation).guid();
      },
      atMs,
      person,
      app: APPS[given.app ?? dice.below(APPS.length)] ?? APPS[0],
      place,
      ipAddress: `${place.network}.${isUnusual ? dice.between(1, 254) : 1 + ((own >>> 8) % 254)}`,
      device,
      outcome,
      isUnusual,
    };
  }

  generated(k: number): SignInRow {
    const person = this.#directory.people[this.#personIndex(k)];
    if (person === undefined) throw new RangeError(`Sign-in ${k} has no person.`);
    return this.#row(() => this.#idOf(k), this.timeOf(k), person, new Dice(mix32(this.#seed) ^ mix32(k + 1)));
  }

  find(id: string, nowMs: number): SignInRow | undefined {
    const recorded = this.#recorded.find((entry) => entry.row.id === id.toLowerCase());
    if (recorded !== undefined) return recorded.visibleAtMs <= nowMs ? recorded.row : undefined;
    const k = (Number.parseInt(id.slice(0, 8), 16) ^ this.#seed) >>> 0;
    return k < this.count && this.#idOf(k) === id.toLowerCase() ? this.generated(k) : undefined;
  }

  /** Newest first, from just after the mark. Yields each row with the mark that resumes after it. */
  *rows(nowMs: number, hint: SignInHint, after: SignInMark | undefined): Generator<{ readonly row: SignInRow; readonly mark: SignInMark }> {
    const until = hint.notAfterMs ?? Number.POSITIVE_INFINITY;
    const from = hint.notBeforeMs ?? Number.NEGATIVE_INFINITY;
    const recorded = this.#recorded.filter(
      ({ row, visibleAtMs }) =>
        visibleAtMs <= nowMs &&
        row.atMs <= until &&
        row.atMs >= from &&
        (hint.person === undefined || row.person === hint.person) &&
        (after === undefined || row.atMs < after.atMs),
    );
    let next = 0;
    let lastK = after?.k ?? -1;
    for (const k of this.#candidates(hint, lastK, until)) {
      const atMs = this.timeOf(k);
      if (atMs < from) break;
      for (let entry = recorded[next]; entry !== undefined && entry.row.atMs >= atMs; entry = recorded[next]) {
        yield { row: entry.row, mark: { k: lastK, atMs: entry.row.atMs } };
        next += 1;
      }
      lastK = k;
      yield { row: this.generated(k), mark: { k, atMs } };
    }
    for (const { row } of recorded.slice(next)) yield { row, mark: { k: lastK, atMs: row.atMs } };
  }

  *#candidates(hint: SignInHint, afterK: number, untilMs: number): Generator<number> {
    const first = Math.max(afterK + 1, this.#firstAtOrBefore(untilMs));
    if (hint.person === undefined) {
      for (let k = first; k < this.count; k += 1) yield k;
      return;
    }
    const { offsets, rows } = this.#personIndexes();
    const end = offsets[hint.person.index + 1] ?? 0;
    for (let i = offsets[hint.person.index] ?? 0; i < end; i += 1) {
      const k = rows[i] ?? 0;
      if (k >= first) yield k;
    }
  }

  #firstAtOrBefore(untilMs: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.timeOf(middle) > untilMs) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Rows of each person, made once when first needed: two arrays of 32-bit numbers. */
  #personIndexes(): { readonly offsets: Uint32Array; readonly rows: Uint32Array } {
    if (this.#byPerson !== undefined) return this.#byPerson;
    const offsets = new Uint32Array(this.#directory.people.length + 1);
    const owner = new Uint32Array(this.count);
    for (let k = 0; k < this.count; k += 1) {
      const index = this.#personIndex(k);
      owner[k] = index;
      offsets[index + 1] = (offsets[index + 1] ?? 0) + 1;
    }
    for (let i = 1; i < offsets.length; i += 1) offsets[i] = (offsets[i] ?? 0) + (offsets[i - 1] ?? 0);
    const cursor = offsets.slice();
    const rows = new Uint32Array(this.count);
    for (let k = 0; k < this.count; k += 1) {
      const index = owner[k] ?? 0;
      rows[cursor[index] ?? 0] = k;
      cursor[index] = (cursor[index] ?? 0) + 1;
    }
    this.#byPerson = { offsets, rows };
    return this.#byPerson;
  }
}

const [HOME] = HOME_PLACES;
const BLOCKED: Outcome = { errorCode: 50057, failureReason: 'The user account is disabled.', additionalDetails: '' };

interface Story {
  readonly who: string;
  readonly minutesAgo: number;
  readonly outcome: Outcome;
  readonly device?: number;
  readonly app?: number;
  readonly far?: boolean;
}

const noAnswer = TROUBLE.find((one) => one.errorCode === 500121) ?? SUCCESS;

/** Recent sign-ins of the cast that a ticket can be told by. */
const STORIES: readonly Story[] = [
  { who: 'priya.raman', minutesAgo: 25, outcome: noAnswer, device: 0, app: 0, far: false },
  { who: 'priya.raman', minutesAgo: 31, outcome: noAnswer, device: 0, app: 1, far: false },
  { who: 'priya.raman', minutesAgo: 20 * 60, outcome: SUCCESS, device: 2, app: 2, far: false },
  { who: 'tomasz.zielinski', minutesAgo: 50, outcome: noAnswer, device: 3, app: 3, far: false },
  { who: 'callum.reid', minutesAgo: 90, outcome: BLOCKED, device: 0, app: 0, far: false },
  { who: 'nikhil.desai', minutesAgo: 180, outcome: SUCCESS, device: 4, app: 5, far: true },
  { who: 'kenji.watanabe', minutesAgo: 15, outcome: SUCCESS, device: 2, app: 1, far: false },
];
