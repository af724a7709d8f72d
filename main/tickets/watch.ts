import { randomUUID } from 'node:crypto';
import type { PassUse, WatchState } from '../../contract/watch.ts';
import type { AuthenticationMethod } from '../../contract/methods.ts';
import { methodKey } from '../../contract/method-key.ts';
import type { HeldSecret } from '../../contract/held-secret.ts';
import type { PlanRun } from '../../contract/plans.ts';
import type { DeskProfile } from '../../contract/profile.ts';
import { registrableKinds } from '../../contract/profile.ts';
import type { Journal } from '../audit/journal.ts';
import type { JournalReader } from '../audit/reader.ts';
import { FaultError } from '../fault-error.ts';
import type { AgentSession, CurrentSession } from '../agent/agent-session.ts';
import type { Runs } from '../plans/runs.ts';
import { nameOf, plainName } from '../people/method-words.ts';
import { personOf } from '../plans/intents.ts';
import { notedKeys } from './after-not-them.ts';
import type { Alarms } from './alarms.ts';
import { knownKeys, readWatched } from './watch-reading.ts';

export interface WatchOptions {
  readonly journal: Journal;
  readonly reader: JournalReader;
  readonly alarms: Alarms;
  readonly session: CurrentSession;
  readonly profile: () => DeskProfile;
  readonly book: Runs;
  readonly emit: (watch: WatchState) => void;
  readonly onError: (error: unknown) => void;
  readonly now?: () => number;
  /** Calls back once after so many milliseconds; returns a function that calls it off. */
  readonly setTimer: (callback: () => void, afterMs: number) => () => void;
}

const firstPauseMs = 5_000;
const longestPauseMs = 30_000;
const growth = 1.4;
/** How long a code waits for a look at the directory before it is first shown. A directory that is away must not keep it for ever. */
const longestLookMs = 3_000;

interface Watching {
  state: WatchState;
  readonly session: AgentSession;
  readonly secret: HeldSecret;
  readonly known: Set<string>;
  readonly endsAtMs: number;
  pauseMs: number;
  cancelTimer: () => void;
  looking: Promise<void> | null;
}

/**
 * From the moment that a pass is made: reads the person's methods and the pass now and then until the pass ends or the agent
 * has seen enough. Goes on after a first new method, since people register two. What happens before the code has left the
 * desk is an alarm.
 */
export class RegistrationWatch {
  readonly #options: WatchOptions;
  readonly #now: () => number;
  readonly #watches = new Map<string, Watching>();
  #isClosed = false;

  constructor(options: WatchOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** Starts, or tells how the one under way stands. @throws FaultError when the plan made no pass. */
  start(planId: string): WatchState {
    const running = this.#watches.get(planId);
    if (running && !this.#ended(running)) return running.state;
    const { book, session } = this.#options;
    const run = book.get(planId);
    if (run.secret === null || run.closedAtUtc !== null) {
      throw new FaultError('desk.gone', 'There is nothing to watch for: this plan has no pass, or its ticket is closed.');
    }
    const watching: Watching = {
      state: this.#state(run, running?.state ?? null),
      session: session(),
      secret: run.secret,
      known: knownKeys(run, book.methodsBefore(planId)),
      endsAtMs: Date.parse(run.secret.expiresAtUtc),
      pauseMs: firstPauseMs,
      cancelTimer: () => undefined,
      looking: null,
    };
    this.#watches.set(planId, watching);
    this.#schedule(watching);
    return watching.state;
  }

  /** Begins by itself as soon as there is a pass, whoever looks at the screen. One that the agent stopped stays stopped. */
  follow({ plan, secret, closedAtUtc }: PlanRun): void {
    if (this.#isClosed || secret === null || closedAtUtc !== null) return;
    const watching = this.#watches.get(plan.id);
    if (watching?.secret.methodId === secret.methodId) return;
    if (watching) this.#end(watching, 'stopped');
    if (Date.parse(secret.expiresAtUtc) <= this.#now()) return;
    try {
      this.start(plan.id);
    } catch (error) {
      // Nobody is signed in: whoever comes next opens the ticket.
      if (!(error instanceof FaultError)) throw error;
    }
  }

  /**
   * Looks once more before a code leaves the desk for the first time, so that nothing is handed over that somebody else uses.
   * @throws FaultError `desk.policy` after an alarm.
   */
  async beforeHandOver(planId: string): Promise<void> {
    const { alarms, book, setTimer } = this.#options;
    const run = book.find(planId);
    if (!run?.secret || run.closedAtUtc !== null) return;
    if (alarms.of(planId) === null && !alarms.isHandedOver(planId)) {
      this.follow(run);
      const watching = this.#watches.get(planId);
      if (watching) {
        let cancel = (): void => undefined;
        const patience = new Promise<void>((done) => (cancel = setTimer(done, longestLookMs)));
        await Promise.race([this.#look(watching), patience]);
        cancel();
      }
    }
    if (alarms.of(planId) === null) return;
    throw new FaultError(
      'desk.policy',
      'Somebody else got in before this code was shown, so it is not handed out. Plan the way out that the alarm offers: it blocks the pass and ends sessions.',
    );
  }

  /** @throws FaultError `desk.gone` when nothing was watched. */
  stop(planId: string): WatchState {
    const watching = this.#watches.get(planId);
    if (!watching) throw new FaultError('desk.gone', 'Nothing is being watched for this plan.');
    return this.#end(watching, 'stopped');
  }

  /** Keys of what was registered since the pass was made, by this process or an earlier one. */
  appearedKeys(planId: string): readonly string[] {
    return [...new Set([...notedKeys(this.#options.reader, planId), ...(this.#watches.get(planId)?.state.appeared ?? []).map(methodKey)])];
  }

  /** Another agent is at work: what goes on goes on in their name, from when they open the ticket. */
  stopAll(): void {
    for (const watching of this.#watches.values()) this.#end(watching, 'stopped');
    this.#watches.clear();
  }

  close(): void {
    this.#isClosed = true;
    this.stopAll();
  }

  #state(run: PlanRun, before: WatchState | null): WatchState {
    return {
      planId: run.plan.id,
      userId: run.plan.userId,
      state: before !== null && before.appeared.length > 0 ? 'appeared' : 'watching',
      appeared: before?.appeared ?? [],
      notAllowed: before?.notAllowed ?? [],
      passUse: before?.passUse ?? 'notKnown',
      alarm: this.#options.alarms.of(run.plan.id),
      lastReadAtUtc: before?.lastReadAtUtc ?? null,
      nextReadAtUtc: null,
      fault: null,
    };
  }

  #put(watching: Watching, change: Partial<WatchState>): WatchState {
    watching.state = { ...watching.state, ...change };
    this.#options.emit(watching.state);
    return watching.state;
  }

  #end(watching: Watching, state: 'expired' | 'stopped'): WatchState {
    watching.cancelTimer();
    if (this.#ended(watching)) return watching.state;
    return this.#put(watching, { state, nextReadAtUtc: null });
  }

  #schedule(watching: Watching): void {
    const pauseMs = Math.min(watching.pauseMs, Math.max(0, watching.endsAtMs - this.#now()));
    watching.pauseMs = Math.min(longestPauseMs, watching.pauseMs * growth);
    this.#put(watching, { nextReadAtUtc: new Date(this.#now() + pauseMs).toISOString() });
    watching.cancelTimer = this.#options.setTimer(() => {
      this.#lookAndGoOn(watching).catch(this.#options.onError);
    }, pauseMs);
  }

  async #lookAndGoOn(watching: Watching): Promise<void> {
    const last = this.#now() >= watching.endsAtMs;
    await this.#look(watching);
    if (this.#ended(watching)) return;
    if (last) this.#end(watching, 'expired');
    else this.#schedule(watching);
  }

  /** One look at a time: whoever asks meanwhile gets the one under way. */
  #look(watching: Watching): Promise<void> {
    watching.looking ??= this.#lookOnce(watching).finally(() => (watching.looking = null));
    return watching.looking;
  }

  async #lookOnce(watching: Watching): Promise<void> {
    const { alarms, book } = this.#options;
    const { planId } = watching.state;
    // Before the reading: what it shows was done by then, and a code shown while it is under way explains nothing of it.
    const wasHandedOver = alarms.isHandedOver(planId);
    try {
      const { methods, passUse } = await readWatched(watching.session.graph, watching.state.userId, watching.secret, this.#now());
      if (this.#isClosed || book.find(planId)?.closedAtUtc !== null) return;
      const known = new Set([...watching.known, ...watching.state.appeared.map(methodKey)]);
      // Passes are made by desks and never by whoever signs in; a plan taken up again, or the next one, makes another.
      const fresh = methods.filter((method) => method.kind !== 'temporaryAccessPass' && !known.has(methodKey(method)));
      const noted = new Set(this.appearedKeys(planId));
      for (const method of fresh) if (!noted.has(methodKey(method))) this.#note(watching, method, methods, wasHandedOver);
      const isNew = fresh.some((method) => !noted.has(methodKey(method)));
      if (!wasHandedOver && passUse === 'used') alarms.raise(book.get(planId), 'passUsed');
      else if (!wasHandedOver && isNew) alarms.raise(book.get(planId), 'methodAppeared');
      this.#put(watching, {
        lastReadAtUtc: new Date(this.#now()).toISOString(),
        fault: null,
        passUse: keptUse(watching.state.passUse, passUse),
        alarm: alarms.of(planId),
        ...(fresh.length > 0 ? this.#appeared([...watching.state.appeared, ...fresh], watching) : {}),
      });
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      if (this.#ended(watching)) return;
      this.#put(watching, { fault: error.toFault(randomUUID()) });
    }
  }

  #appeared(appeared: AuthenticationMethod[], watching: Watching): Pick<WatchState, 'state' | 'appeared' | 'notAllowed'> {
    const allowed = this.#options.profile().allowedMethods;
    const kinds = new Set(appeared.map(({ kind }) => kind));
    return {
      state: this.#ended(watching) ? watching.state.state : 'appeared',
      appeared,
      notAllowed: registrableKinds.filter((kind) => kinds.has(kind) && !allowed.includes(kind)),
    };
  }

  #ended(watching: Watching): boolean {
    return watching.state.state === 'stopped' || watching.state.state === 'expired';
  }

  #note(watching: Watching, method: AuthenticationMethod, all: readonly AuthenticationMethod[], wasHandedOver: boolean): void {
    const { plan } = this.#options.book.get(watching.state.planId);
    this.#options.journal.note({
      action: 'method.appeared',
      agent: null,
      person: personOf(plan),
      ticket: plan.ticket,
      planId: plan.id,
      summary: `Registered ${wasHandedOver ? 'after the hand-over' : 'before the code was shown'}: ${nameOf(method, method.kind, all)}.`,
      data: {
        methodKind: method.kind,
        methodId: method.id,
        createdDateTime: method.createdDateTime,
        plainName: plainName(method, method.kind, all),
        reason: wasHandedOver ? 'afterHandOver' : 'beforeHandOver',
      },
    });
  }
}

/** What was seen once stays so although the next reading could not tell: a used pass does not become new. */
const keptUse = (before: PassUse, read: PassUse): PassUse => (before === 'used' || read === 'notKnown' ? before : read);
