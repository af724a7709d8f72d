import type { PlanRun, Proof } from '../../contract/plans.ts';
import type { Journal } from '../audit/journal.ts';
import type { JournalReader } from '../audit/reader.ts';
import { Evidence, FailedObservation } from '../../contract/evidence.ts';
import { FaultError } from '../fault-error.ts';
import type { CurrentSession } from '../agent/agent-session.ts';
import type { HeldSecrets } from '../changes/held-secrets.ts';
import { describeMinutes } from '../changes/describe-minutes.ts';
import { changeOf } from '../changes/index.ts';
import { plainName } from '../people/method-words.ts';
import type { Runs } from '../plans/runs.ts';
import { stepState } from '../plans/run-record.ts';
import { personOf } from '../plans/intents.ts';
import { describeFailure, describeObservation } from '../evidence/describe-observation.ts';
import type { RegistrationWatch } from './watch.ts';

export interface TicketsOptions {
  readonly journal: Journal;
  readonly reader: JournalReader;
  readonly session: CurrentSession;
  readonly book: Runs;
  readonly held: HeldSecrets;
  readonly watch: RegistrationWatch;
  readonly clearClipboard: () => void;
}

/** Closes tickets: forgets the code, stops the watch, and writes what the ticketing system should say. */
export class Tickets {
  readonly #options: TicketsOptions;

  constructor(options: TicketsOptions) {
    this.#options = options;
  }

  /** Closing twice gives the same summary. @throws FaultError while the plan is being carried out. */
  close(planId: string): { summary: string; run: PlanRun } {
    const { journal, session, book, held, watch, clearClipboard } = this.#options;
    const run = book.get(planId);
    if (run.state === 'running') throw new FaultError('desk.busy', 'This plan is being carried out. Wait until it stops.');
    const summary = this.summary(planId);
    if (run.closedAtUtc !== null) return { summary, run };
    const agent = session().actor;
    const entry = journal.note({
      action: 'ticket.closed',
      agent,
      person: personOf(run.plan),
      ticket: run.plan.ticket,
      planId,
      summary: 'Closed the ticket.',
      data: {},
    });
    held.forget(planId);
    clearClipboard();
    try {
      watch.stop(planId);
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
    }
    return { summary, run: book.put({ ...run, closedAtUtc: entry.atUtc }) };
  }

  /** Plain text to paste, in local time, without codes or numbers. */
  summary(planId: string): string {
    const { reader, book } = this.#options;
    const run = book.get(planId);
    const { plan } = run;
    const before = book.methodsBefore(planId);
    const evidence = reader.notes('evidence.recorded', { userId: plan.userId, ticket: plan.ticket }).flatMap((note) => {
      const parsed = Evidence.safeParse(note.data['evidence']);
      return parsed.success ? [`${describeObservation(parsed.data.observation)}, ${localTime(parsed.data.recordedAtUtc)}`] : [];
    });
    const failed = reader.notes('evidence.failed', { userId: plan.userId, ticket: plan.ticket }).map(({ data, atUtc }) => {
      const observation = FailedObservation.safeParse(data['failedCheck']).data;
      return `Failed check, ${localTime(atUtc)}: ${observation ? describeFailure(observation) : 'not told further'}`;
    });
    const agent = reader.notes('plan.started', { planId })[0]?.agent;
    const appeared = reader.notes('method.appeared', { planId });
    const words: Readonly<Record<string, string>> = {
      succeeded: 'Done',
      failed: 'NOT done',
      notHappened: 'NOT done',
      unknown: 'NOT KNOWN, check in the portal',
      waiting: 'Not carried out',
      running: 'Not finished',
    };
    const lines = [
      `${plan.ticket}: sign-in methods of ${plan.userDisplayName} (${plan.userPrincipalName}, ${plan.userId})`,
      `Agent: ${agent ? `${agent.displayName} (${agent.userPrincipalName})` : 'not recorded'}; started ${localTime(run.startedAtUtc)}`,
      `Caller checked by: ${evidence.length > 0 ? evidence.join('; ') : 'not recorded'}`,
      ...failed,
      ...plan.steps
        .filter((step) => step.enabled)
        .map((step) => `- ${words[stepState(run, step.id) ?? 'waiting'] ?? ''}: ${changeOf(step).says.plain(step.parameters, before)}`),
      ...(run.secret
        ? [
            `Pass: valid ${describeMinutes(run.secret.lifetimeMinutes)} until ${localTime(run.secret.expiresAtUtc)}${run.secret.isUsableOnce ? ', usable once' : ''} (code not recorded)`,
          ]
        : []),
      ...(run.proof
        ? [
            `Read again ${localTime(run.proof.readAtUtc)}: ${run.proof.complete ? 'all as planned' : 'NOT all as planned'}; ${proved(run.proof)}`,
          ]
        : ['Not read again after the change']),
      ...appeared.map(
        ({ data, atUtc }) =>
          `Registered after the hand-over: ${typeof data['plainName'] === 'string' ? data['plainName'] : 'a method'}, ${localTime(atUtc)}`,
      ),
      `Journal reference: ${plan.id}`,
    ];
    return lines.join('\n');
  }
}

/** A reading without any method is one by an agent who may not see them. */
const proved = ({ kept, gone, added, sessionsRevokedSinceUtc }: Proof): string =>
  kept.length + gone.length + added.length > 0
    ? `kept: ${names(kept.map((method) => plainName(method, method.kind)))}; gone: ${names(gone.map((method) => plainName(method, method.kind)))}`
    : sessionsRevokedSinceUtc === null
      ? 'methods not read'
      : `sessions from before ${localTime(sessionsRevokedSinceUtc)} ended; methods not read`;

const names = (list: readonly string[]): string => (list.length === 0 ? 'nothing' : list.join(', '));

const localTime = (utc: string): string =>
  new Date(utc).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
