import { randomUUID } from 'node:crypto';
import type { WatchState } from '../../contract/events.ts';
import type { AuthenticationMethod } from '../../contract/methods.ts';
import { methodKey } from '../../contract/method-key.ts';
import type { PlanRun } from '../../contract/plans.ts';
import type { DeskProfile } from '../../contract/profile.ts';
import { registrableKinds } from '../../contract/profile.ts';
import type { Journal } from '../audit/journal.ts';
import { FaultError } from '../fault-error.ts';
import { getSignInPreferences } from '../graph/authentication-states.ts';
import { listMethods } from '../graph/methods.ts';
import type { AgentSession, CurrentSession } from '../agent/agent-session.ts';
import { describeMethods } from '../people/describe-methods.ts';
import type { Runs } from '../plans/runs.ts';
import { changeOf } from '../changes/index.ts';
import { nameOf, plainName } from '../people/method-words.ts';
import { removedKeys } from '../plans/removed-keys.ts';
import { personOf } from '../plans/intents.ts';

export interface WatchOptions {
  readonly journal: Journal;
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

interface Watching {
  state: WatchState;
  readonly session: AgentSession;
  readonly known: Set<string>;
  readonly endsAtMs: number;
  pauseMs: number;
  cancelTimer: () => void;
}

/**
 * After the hand-over: reads the person's methods now and then until something new is registered, the
 * pass ends or the agent has seen enough. Goes on after a first new method, since people register two.
 */
export class RegistrationWatch {
  readonly #options: WatchOptions;
  readonly #now: () => number;
  readonly #watches = new Map<string, Watching>();

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
      state: this.#state(run, 'watching'),
      session: session(),
      known: knownKeys(run),
      endsAtMs: Date.parse(run.secret.expiresAtUtc),
      pauseMs: firstPauseMs,
      cancelTimer: () => undefined,
    };
    this.#watches.set(planId, watching);
    this.#schedule(watching);
    return watching.state;
  }

  /** @throws FaultError `desk.gone` when nothing was watched. */
  stop(planId: string): WatchState {
    const watching = this.#watches.get(planId);
    if (!watching) throw new FaultError('desk.gone', 'Nothing is being watched for this plan.');
    return this.#end(watching, 'stopped');
  }

  /** What was registered since the hand-over, as far as this process saw it; also after the watch ended. */
  appeared(planId: string): readonly AuthenticationMethod[] {
    return this.#watches.get(planId)?.state.appeared ?? [];
  }

  stopAll(): void {
    for (const watching of this.#watches.values()) this.#end(watching, 'stopped');
  }

  #state(run: PlanRun, state: WatchState['state']): WatchState {
    return {
      planId: run.plan.id,
      userId: run.plan.userId,
      state,
      appeared: [],
      notAllowed: [],
      lastReadAtUtc: null,
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
      this.#look(watching).catch(this.#options.onError);
    }, pauseMs);
  }

  async #look(watching: Watching): Promise<void> {
    const last = this.#now() >= watching.endsAtMs;
    try {
      const found = await this.#read(watching);
      if (this.#ended(watching)) return;
      const fresh = found.filter((method) => !watching.known.has(methodKey(method)));
      for (const method of fresh) {
        watching.known.add(methodKey(method));
        this.#note(watching, method);
      }
      this.#put(watching, {
        lastReadAtUtc: new Date(this.#now()).toISOString(),
        fault: null,
        ...(fresh.length > 0 ? this.#appeared([...watching.state.appeared, ...fresh]) : {}),
      });
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      if (this.#ended(watching)) return;
      this.#put(watching, { fault: error.toFault(randomUUID()) });
    }
    if (last) this.#end(watching, 'expired');
    else this.#schedule(watching);
  }

  #appeared(appeared: AuthenticationMethod[]): Pick<WatchState, 'state' | 'appeared' | 'notAllowed'> {
    const allowed = this.#options.profile().allowedMethods;
    const kinds = new Set(appeared.map(({ kind }) => kind));
    return { state: 'appeared', appeared, notAllowed: registrableKinds.filter((kind) => kinds.has(kind) && !allowed.includes(kind)) };
  }

  #ended(watching: Watching): boolean {
    return watching.state.state === 'stopped' || watching.state.state === 'expired';
  }

  async #read(watching: Watching): Promise<AuthenticationMethod[]> {
    const { graph } = watching.session;
    const options = { correlationId: randomUUID() };
    const [methods, preferences] = await Promise.all([
      listMethods(graph, watching.state.userId, options),
      getSignInPreferences(graph, watching.state.userId, options),
    ]);
    return describeMethods(methods, [], preferences.userPreferred);
  }

  #note(watching: Watching, method: AuthenticationMethod): void {
    const { plan } = this.#options.book.get(watching.state.planId);
    this.#options.journal.note({
      action: 'method.appeared',
      agent: null,
      person: personOf(plan),
      ticket: plan.ticket,
      planId: plan.id,
      summary: `Registered after the hand-over: ${nameOf(method, method.kind)}.`,
      data: {
        methodKind: method.kind,
        methodId: method.id,
        createdDateTime: method.createdDateTime,
        plainName: plainName(method, method.kind),
      },
    });
  }
}

const knownKeys = ({ plan, proof, secret }: PlanRun): Set<string> => {
  const read = proof ? [...proof.kept, ...proof.added, ...proof.gone, ...proof.stillListed] : [];
  const made = secret ? plan.steps.flatMap((step) => changeOf(step).makes?.keyOf(secret) ?? []) : [];
  return new Set([...[...plan.kept, ...read].map(methodKey), ...removedKeys(plan.steps), ...made]);
};
