import type { PlanRun, PlanStep, Proof } from '../../contract/plans.ts';
import type { Journal } from '../audit/journal.ts';
import type { JournalReader } from '../audit/reader.ts';
import { Evidence } from '../../contract/evidence.ts';
import { FaultError } from '../fault-error.ts';
import type { CurrentSession } from '../agent/agent-session.ts';
import type { HeldPasses } from '../plans/held-passes.ts';
import type { AuthenticationMethod, PreferredMethod } from '../../contract/methods.ts';
import { describeMinutes, plainName } from '../plans/build-steps.ts';
import type { Runs } from '../plans/runs.ts';
import { stepState } from '../plans/run-record.ts';
import { personOf } from '../plans/step-write.ts';
import { describeObservation } from '../evidence/verification.ts';
import type { RegistrationWatch } from './watch.ts';

export interface TicketsOptions {
  readonly journal: Journal;
  readonly reader: JournalReader;
  readonly session: CurrentSession;
  readonly book: Runs;
  readonly held: HeldPasses;
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
      ...plan.steps
        .filter((step) => step.enabled)
        .map((step) => `- ${words[stepState(run, step.id) ?? 'waiting'] ?? ''}: ${plainSummary(step, before)}`),
      ...(run.pass
        ? [
            `Pass: valid ${describeMinutes(run.pass.lifetimeMinutes)} until ${localTime(run.pass.expiresAtUtc)}${run.pass.isUsableOnce ? ', usable once' : ''} (code not recorded)`,
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
    ? `kept: ${names(kept.map(plainName))}; gone: ${names(gone.map(plainName))}`
    : sessionsRevokedSinceUtc === null
      ? 'methods not read'
      : `sessions from before ${localTime(sessionsRevokedSinceUtc)} ended; methods not read`;

const names = (list: readonly string[]): string => (list.length === 0 ? 'nothing' : list.join(', '));

const preferredNames: Readonly<Record<PreferredMethod, string>> = {
  push: 'the Authenticator app',
  oath: 'a code app or token',
  sms: 'the mobile phone',
  voiceMobile: 'the mobile phone',
  voiceAlternateMobile: 'the alternate mobile phone',
  voiceOffice: 'the office phone',
  none: 'nothing',
  unknownFutureValue: 'another method',
};

const plainSummary = (step: PlanStep, before: readonly AuthenticationMethod[]): string => {
  if (step.action === 'setDefault') return `Make ${preferredNames[step.preferred]} the default.`;
  if (step.action !== 'deleteMethod') return step.summary;
  const method = before.find((candidate) => candidate.kind === step.methodKind && candidate.id === step.methodId);
  return method ? `Remove ${plainName(method)}.` : step.summary;
};

const localTime = (utc: string): string =>
  new Date(utc).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
