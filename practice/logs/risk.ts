import { DAY, HOUR, SECOND } from '../clock.ts';
import type { Directory } from '../directory/directory.ts';
import type { Person } from '../directory/person.ts';
import { Dice, guidOf } from '../random.ts';
import { FAR_PLACES, type Place } from './places.ts';

export type RiskLevel = 'low' | 'medium' | 'high' | 'none';
export type RiskState = 'none' | 'confirmedSafe' | 'remediated' | 'dismissed' | 'atRisk' | 'confirmedCompromised';

export interface Risk {
  readonly level: RiskLevel;
  readonly state: RiskState;
  readonly detail: string;
  readonly atMs: number;
  /** Who changed it, for the history; null for the system. */
  readonly by: string | null;
  readonly eventTypes: readonly string[];
}

export interface Detection {
  readonly id: string;
  readonly person: Person;
  readonly eventType: string;
  readonly level: RiskLevel;
  readonly atMs: number;
  readonly place: Place;
  readonly ipAddress: string;
}

const EVENT_TYPES = ['unfamiliarFeatures', 'anonymizedIPAddress', 'unlikelyTravel', 'leakedCredentials', 'passwordSpray'] as const;
/** A change is under way for a moment before it shows. */
const PROCESSING = 3 * SECOND;

/** Who the risk engine worries about. Histories are kept oldest first. */
export class RiskLedger {
  readonly #histories = new Map<string, Risk[]>();
  readonly #detections: Detection[] = [];
  readonly #directory: Directory;
  /** What was said of single sign-ins. */
  readonly signIns = new Map<string, { readonly state: RiskState; readonly detail: string; readonly level: RiskLevel | undefined }>();

  constructor(directory: Directory, options: { readonly seed: number; readonly nowMs: number }) {
    this.#directory = directory;
    const count = Math.max(6, Math.round(directory.people.length / 150));
    for (let i = 0; i < count; i += 1) {
      const dice = new Dice(options.seed, 'risk', i);
      const person =
        i === 0
          ? directory.find('nikhil.desai@northmoor.example')
          : i === 1
            ? directory.find('priya.raman@northmoor.example')
            : dice.pick(directory.people);
      if (person === undefined || this.#histories.has(person.id)) continue;
      const eventType = i === 0 ? 'unfamiliarFeatures' : dice.pick(EVENT_TYPES);
      const level = i === 0 ? 'medium' : dice.pick(['low', 'medium', 'high'] as const);
      const atMs = i === 0 ? options.nowMs - 3 * HOUR : options.nowMs - dice.between(1, 25) * DAY;
      const place = dice.pick(FAR_PLACES);
      this.#detections.push({
        id: guidOf(options.seed, 'detection', i),
        person,
        eventType,
        level,
        atMs,
        place,
        ipAddress: `${place.network}.${dice.between(1, 254)}`,
      });
      this.#histories.set(person.id, [{ level, state: 'atRisk', detail: 'none', atMs, by: null, eventTypes: [eventType] }]);
    }
    this.#detections.sort((a, b) => b.atMs - a.atMs);
  }

  people(): readonly Person[] {
    return [...this.#histories.keys()].flatMap((id) => this.#directory.find(id) ?? []);
  }

  detections(): readonly Detection[] {
    return this.#detections;
  }

  /** What shows now, and whether a change is still being worked on. */
  current(person: Person, nowMs: number): { readonly risk: Risk; readonly isProcessing: boolean } | undefined {
    const history = this.#histories.get(person.id);
    const shown = history?.findLast((risk) => risk.by === null || nowMs - risk.atMs >= PROCESSING) ?? history?.[0];
    return shown === undefined ? undefined : { risk: shown, isProcessing: shown !== history?.at(-1) };
  }

  history(person: Person): readonly Risk[] {
    return this.#histories.get(person.id) ?? [];
  }

  change(person: Person, risk: Risk): void {
    this.#histories.set(person.id, [...this.history(person), risk]);
  }
}
