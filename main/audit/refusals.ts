import type { FaultCode } from '../../contract/result.ts';
import { FaultError } from '../fault-error.ts';
import type { Journal } from './journal.ts';
import type { Actor } from './records.ts';

/** Refusals by a rule: of what somebody may have tried. What could not be read, or has changed meanwhile, is none. */
const byRule: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'input.invalid',
  'evidence.missing',
  'evidence.expired',
  'evidence.insufficient',
  'evidence.spent',
  'evidence.notOnRecord',
  'desk.notAllowed',
  'desk.policy',
  'desk.rateLimited',
]);

/** What was asked for, by whom and of whom. */
export interface Tried {
  /** As the beginning of a sentence: "Recording a check of the caller". */
  readonly tried: string;
  readonly agent: Actor | null;
  readonly person: Actor | null;
  readonly ticket: string | null;
  readonly planId: string | null;
}

/** A script asks a thousand times a second, and the journal is on a disk: the same refusal is noted once in this time. */
const quietMs = 60_000;

/** Notes what was refused, so that an auditor sees who tried what, and not only what was done. */
export class Refusals {
  readonly #journal: Pick<Journal, 'note' | 'ranMs'>;
  /** When each was noted last, in the journal's time. */
  readonly #noted = new Map<string, number>();

  constructor(journal: Pick<Journal, 'note' | 'ranMs'>) {
    this.#journal = journal;
  }

  /** Notes a refusal by a rule; another error is left to whoever meets it. The refusal stands where the journal cannot take it. */
  note(error: unknown, { tried, agent, person, ticket, planId }: Tried): void {
    if (!(error instanceof FaultError) || !byRule.has(error.code)) return;
    const key = JSON.stringify([tried, error.code, agent?.id, person?.id, ticket, planId]);
    try {
      if (!this.#isNew(key)) return;
      this.#journal.note({
        action: 'desk.refused',
        agent,
        person,
        ticket,
        planId,
        summary: `${tried} was refused: ${error.message}`,
        data: { refusedBecause: error.code },
      });
    } catch (failed) {
      // Whatever is tried next fails by the journal as well, and says so.
      if (!(failed instanceof FaultError)) throw failed;
    }
  }

  #isNew(key: string): boolean {
    const nowMs = this.#journal.ranMs();
    for (const [old, atMs] of this.#noted) if (nowMs - atMs >= quietMs) this.#noted.delete(old);
    if (this.#noted.has(key)) return false;
    this.#noted.set(key, nowMs);
    return true;
  }
}
