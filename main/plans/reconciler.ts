import { randomUUID } from 'node:crypto';
import type { Journal } from '../audit/journal.ts';
import type { JournalReader, StoredIntent } from '../audit/reader.ts';
import type { OutcomeDraft } from '../audit/records.ts';
import { FaultError } from '../fault-error.ts';
import { longestWriteMs } from '../graph/client.ts';
import type { CurrentSession } from '../agent/agent-session.ts';
import type { Reading } from './reconcile.ts';
import { readWhatHappened } from './reconcile.ts';

export interface ReconcilerOptions {
  readonly journal: Journal;
  readonly reader: JournalReader;
  readonly session: CurrentSession;
  /** Milliseconds the directory may need to show a write. */
  readonly settleMs: number;
  /** Told about every intent that was decided. */
  readonly onDecided?: (intent: StoredIntent, result: OutcomeDraft['result']) => void;
  /** Told about defects while sweeping behind the agent's back. */
  readonly onError: (error: unknown) => void;
}

const verdicts: Readonly<Record<Exclude<Reading, 'undecided'>, { result: OutcomeDraft['result']; words: string }>> = {
  happened: { result: 'succeeded', words: 'It did happen' },
  notHappened: { result: 'notHappened', words: 'It did not happen' },
};

/**
 * Decides writes whose answer never came, by reading: at once, when a plan is taken up again, and at
 * the next start. What cannot be decided stays `unknown` and is looked at again.
 */
export class Reconciler {
  readonly #options: ReconcilerOptions;
  readonly #inFlight = new Set<string>();
  readonly #deciding = new Map<string, Promise<OutcomeDraft['result']>>();
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(options: ReconcilerOptions) {
    this.#options = options;
  }

  /** While a write is under way its intent is open by design and must not be judged. */
  async whileInFlight<T>(intentId: string, work: () => Promise<T>): Promise<T> {
    this.#inFlight.add(intentId);
    try {
      return await work();
    } finally {
      this.#inFlight.delete(intentId);
    }
  }

  /** Reads and records what became of one intent. @throws FaultError when the directory or the journal fails. */
  decide(intent: StoredIntent): Promise<OutcomeDraft['result']> {
    const under = this.#deciding.get(intent.id) ?? this.#decide(intent).finally(() => this.#deciding.delete(intent.id));
    this.#deciding.set(intent.id, under);
    return under;
  }

  async #decide(intent: StoredIntent): Promise<OutcomeDraft['result']> {
    const { journal, session, settleMs } = this.#options;
    const nowMs = Date.parse(journal.timeUtc());
    const { reading, passId } = await readWhatHappened(
      session().graph,
      {
        action: intent.action,
        personId: intent.person.id,
        atUtc: intent.atUtc,
        sentBeforeUtc: sentBefore(intent, nowMs),
        data: intent.data,
      },
      { correlationId: randomUUID(), nowMs, settleMs },
    );
    if (reading === 'undecided') {
      if (intent.outcome === null) {
        journal.reconcile(intent.id, { result: 'unknown', summary: 'Not yet known: the directory may not show it yet.', data: {} });
      }
      return 'unknown';
    }
    const { result, words } = verdicts[reading];
    // Graph tells a pass's code once only, so a pass that is found later has no code for anybody.
    const codeLost = intent.action === 'pass.create' && reading === 'happened';
    journal.reconcile(intent.id, {
      result,
      summary: `${words}, as read from the directory${codeLost ? '; the code of this pass never reached the console' : ''}.`,
      data: codeLost ? { codeLost: true, passId: passId ?? null } : {},
    });
    this.#options.onDecided?.(intent, result);
    return result;
  }

  /** Decides what can be decided now; returns the intents that stay unknown. Faults leave an intent as it was. */
  async sweep(): Promise<readonly StoredIntent[]> {
    const open = this.#options.reader.undecidedIntents().filter((intent) => !this.#inFlight.has(intent.id));
    const left: StoredIntent[] = [];
    for (const intent of open) {
      try {
        if ((await this.decide(intent)) === 'unknown') left.push(intent);
      } catch (error) {
        if (!(error instanceof FaultError)) throw error;
        left.push(intent);
      }
    }
    return left;
  }

  /** Sweeps now and then again, ever more rarely, until nothing is open or `stop` is called. Resolves after the first sweep. */
  async start(pauseMs = 5_000): Promise<void> {
    if (this.#stopped) return;
    clearTimeout(this.#timer);
    try {
      const left = await this.sweep();
      if (left.length === 0 || this.#stopped) return;
      this.#timer = setTimeout(() => void this.start(Math.min(pauseMs * 2, 120_000)), pauseMs);
      this.#timer.unref();
    } catch (error) {
      this.#options.onError(error);
    }
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }
}

/**
 * When the request had certainly left: its outcome says so, be it `unknown`. An intent that a crash
 * left without one was sent before now, and no longer after the intent than a write may take.
 */
const sentBefore = (intent: StoredIntent, nowMs: number): string =>
  intent.outcome?.atUtc ?? new Date(Math.min(nowMs, Date.parse(intent.atUtc) + longestWriteMs)).toISOString();
