import { randomUUID } from 'node:crypto';
import type { Journal } from '../audit/journal.ts';
import type { JournalReader, StoredIntent } from '../audit/reader.ts';
import type { OutcomeDraft } from '../audit/records.ts';
import { FaultError } from '../fault-error.ts';
import type { Found } from '../changes/change.ts';
import { longestWriteMs } from '../graph/client.ts';
import type { CurrentSession } from '../agent/agent-session.ts';
import { makesSecret, readWhatHappened } from './read-what-happened.ts';

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

const words: Readonly<Record<Exclude<Found['result'], 'unknown'>, string>> = {
  succeeded: 'It did happen',
  notHappened: 'It did not happen',
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
    // Not from the intent: a write that was throttled first may have been applied long after it.
    const isSettled = nowMs - Date.parse(sentBefore(intent, nowMs)) >= settleMs;
    const { result, data = {} } = await readWhatHappened(session().graph, intent, { correlationId: randomUUID(), isSettled });
    if (result === 'unknown') {
      if (intent.outcome === null) {
        journal.reconcile(intent.id, { result, summary: 'Not yet known: the directory may not show it yet.', data: {} });
      }
      return result;
    }
    // Graph tells it once only: what is found later has no secret for anybody.
    const isLost = result === 'succeeded' && makesSecret(intent.action);
    journal.reconcile(intent.id, {
      result,
      summary: `${words[result]}, as read from the directory${isLost ? '; what it made never reached the console' : ''}.`,
      data: isLost ? { ...data, codeLost: true } : data,
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
