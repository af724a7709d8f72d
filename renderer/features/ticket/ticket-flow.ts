import type { Evidence } from '../../../contract/evidence.ts';
import type { WatchState } from '../../../contract/events.ts';
import type { PassRequest } from '../../../contract/passes.ts';
import type { Plan, PlanRun } from '../../../contract/plans.ts';
import type { Fault } from '../../../contract/result.ts';
import { methodKey } from '../../../contract/method-key.ts';

/** Where the ticket stands. `ticket` and `check` share one section of the screen. */
export type Phase = 'ticket' | 'check' | 'lost' | 'plan' | 'run' | 'handOver' | 'closed';

/** What main is being asked about the run, so that a second press asks nothing. */
export type RunWork = 'executing' | 'resuming' | 'abandoning' | 'reading' | 'closing';

export interface TicketFlow {
  readonly phase: Phase;
  /** As typed; becomes the reference when it is accepted. */
  readonly ticketDraft: string;
  readonly ticket: string | null;
  readonly evidence: readonly Evidence[];
  /** Keys of `Person.devices`. */
  readonly lostDeviceKeys: readonly string[];
  /** The agent said what was lost, be it nothing. */
  readonly lostAnswered: boolean;
  /** The answer as a line, since the devices go with the plan. */
  readonly lostInWords: string | null;
  /** The pass that is wished for; its step is switched like the others. */
  readonly pass: PassRequest;
  readonly switchedOff: readonly string[];
  readonly proposal: {
    /** Number of the newest request; answers to older ones are dropped. */
    readonly request: number;
    readonly pending: boolean;
    readonly plan: Plan | null;
    readonly fault: Fault | null;
  };
  readonly runPlanId: string | null;
  readonly run: PlanRun | null;
  readonly runWork: RunWork | null;
  /** Why the last thing asked about the run was refused. Stays until the agent acts on it. */
  readonly runFault: Fault | null;
  readonly watch: WatchState | null;
  readonly summary: string | null;
  /** Methods registered by somebody else, until the person read again shows on which device they are. */
  readonly suspectMethodKeys: readonly string[];
  /** Summaries of runs closed under this ticket before the present one, oldest first. */
  readonly earlierSummaries: readonly string[];
}

export type TicketEvent =
  | { readonly type: 'ticketTyped'; readonly text: string }
  | { readonly type: 'ticketAccepted'; readonly ticket: string }
  | { readonly type: 'evidenceListed'; readonly ticket: string; readonly evidence: readonly Evidence[] }
  | { readonly type: 'evidenceRecorded'; readonly evidence: Evidence }
  | { readonly type: 'clockTicked'; readonly now: number }
  | { readonly type: 'checkDone' }
  | { readonly type: 'lostChosen'; readonly deviceKeys: readonly string[] }
  | { readonly type: 'lostDone'; readonly inWords: string }
  | { readonly type: 'passChanged'; readonly pass: PassRequest }
  | { readonly type: 'stepSwitched'; readonly stepId: string; readonly on: boolean }
  | { readonly type: 'proposalSent'; readonly request: number }
  | { readonly type: 'planArrived'; readonly request: number; readonly plan: Plan }
  | { readonly type: 'planRefused'; readonly request: number; readonly fault: Fault }
  | { readonly type: 'executeStarted'; readonly planId: string }
  | { readonly type: 'runWorkStarted'; readonly work: Exclude<RunWork, 'executing'> }
  | { readonly type: 'runArrived'; readonly run: PlanRun; readonly answer: boolean }
  | { readonly type: 'runRefused'; readonly fault: Fault }
  /** The agent has the account read again after it was found changed. */
  | { readonly type: 'lookedAgain' }
  | { readonly type: 'reopening'; readonly planId: string }
  | { readonly type: 'handOverOpened' }
  | { readonly type: 'watchArrived'; readonly watch: WatchState }
  | { readonly type: 'closed'; readonly summary: string; readonly run: PlanRun }
  /** What was registered with the pass was not the person's doing. Its run has been closed. */
  | { readonly type: 'notThem'; readonly summary: string; readonly run: PlanRun }
  | { readonly type: 'suspectsPlaced'; readonly deviceKeys: readonly string[] }
  | { readonly type: 'wentBack'; readonly to: 'ticket' | 'check' | 'lost' | 'plan' }
  | { readonly type: 'plannedAgain' };

/** Request 0 is never sent, so answers under way find nothing to fit. */
const noProposal = (): TicketFlow['proposal'] => ({ request: 0, pending: false, plan: null, fault: null });

export const startTicket = (pass: PassRequest): TicketFlow => ({
  phase: 'ticket',
  ticketDraft: '',
  ticket: null,
  evidence: [],
  lostDeviceKeys: [],
  lostAnswered: false,
  lostInWords: null,
  pass,
  switchedOff: [],
  proposal: noProposal(),
  runPlanId: null,
  run: null,
  runWork: null,
  runFault: null,
  watch: null,
  summary: null,
  suspectMethodKeys: [],
  earlierSummaries: [],
});

/** Newest first, each once. */
const mergeEvidence = (known: readonly Evidence[], more: readonly Evidence[]): readonly Evidence[] => {
  const byId = new Map([...known, ...more].map((evidence) => [evidence.id, evidence]));
  return [...byId.values()].toSorted((a, b) => Date.parse(b.recordedAtUtc) - Date.parse(a.recordedAtUtc));
};

const phaseOf = (run: PlanRun): Phase => (run.state === 'done' ? 'handOver' : 'run');

/** A `running` picture that arrives after the end is an event overtaken by the answer. */
const overtaken = (flow: TicketFlow, run: PlanRun, answer: boolean): boolean =>
  !answer && flow.runWork === null && flow.run !== null && flow.run.state !== 'running' && run.state === 'running';

const onRun = (flow: TicketFlow, run: PlanRun, answer: boolean): TicketFlow => {
  if (run.plan.id !== flow.runPlanId || flow.phase === 'closed' || overtaken(flow, run, answer)) return flow;
  return {
    ...flow,
    phase: phaseOf(run),
    run,
    ticket: run.plan.ticket,
    ticketDraft: run.plan.ticket,
    runWork: answer ? null : flow.runWork,
    runFault: answer ? null : flow.runFault,
  };
};

/** Refused before anything ran: back to the plan, with all that was typed and chosen. */
const onRunRefused = (flow: TicketFlow, fault: Fault): TicketFlow => {
  if (flow.run !== null) return { ...flow, runWork: null, runFault: fault };
  // Without a ticket it was an earlier plan that could not be taken up again.
  return { ...flow, phase: flow.ticket === null ? 'ticket' : 'plan', runPlanId: null, runWork: null, runFault: fault };
};

/** A fresh plan under the same ticket, with the checks that still count. */
const startAgain = (flow: TicketFlow): TicketFlow => ({
  ...startTicket(flow.pass),
  phase: 'lost',
  ticket: flow.ticket,
  ticketDraft: flow.ticketDraft,
  evidence: flow.evidence,
  earlierSummaries: flow.earlierSummaries,
});

const beforeTheRun = (flow: TicketFlow): boolean => flow.runPlanId === null;

/** The whole ticket as one pure step. Events that do not fit the phase change nothing. */
export const ticketFlow = (flow: TicketFlow, event: TicketEvent): TicketFlow => {
  switch (event.type) {
    case 'ticketTyped':
      return flow.phase === 'ticket' ? { ...flow, ticketDraft: event.text } : flow;
    case 'ticketAccepted': {
      if (!beforeTheRun(flow)) return flow;
      const same = flow.ticket === event.ticket;
      // Evidence is bound to the ticket it was taken for, and so is a plan.
      return {
        ...flow,
        phase: 'check',
        ticket: event.ticket,
        ticketDraft: event.ticket,
        evidence: same ? flow.evidence : [],
        proposal: same ? flow.proposal : noProposal(),
      };
    }
    case 'evidenceListed':
      return event.ticket === flow.ticket ? { ...flow, evidence: mergeEvidence(flow.evidence, event.evidence) } : flow;
    case 'evidenceRecorded':
      return event.evidence.ticket === flow.ticket ? { ...flow, evidence: mergeEvidence(flow.evidence, [event.evidence]) } : flow;
    case 'clockTicked': {
      const live = flow.evidence.filter((evidence) => Date.parse(evidence.expiresAtUtc) > event.now);
      return live.length === flow.evidence.length ? flow : { ...flow, evidence: live };
    }
    case 'checkDone':
      if (flow.phase !== 'check') return flow;
      return { ...flow, phase: flow.lostAnswered ? 'plan' : 'lost' };
    case 'lostChosen':
      // Other devices make other steps: what was switched off before may mean something else now.
      return flow.phase === 'lost'
        ? { ...flow, lostDeviceKeys: [...new Set(event.deviceKeys)], lostAnswered: false, switchedOff: [] }
        : flow;
    case 'lostDone':
      return flow.phase === 'lost' ? { ...flow, phase: 'plan', lostAnswered: true, lostInWords: event.inWords } : flow;
    case 'passChanged':
      return beforeTheRun(flow) ? { ...flow, pass: event.pass } : flow;
    case 'stepSwitched': {
      if (!beforeTheRun(flow)) return flow;
      const others = flow.switchedOff.filter((id) => id !== event.stepId);
      return { ...flow, switchedOff: event.on ? others : [...others, event.stepId] };
    }
    case 'proposalSent':
      return { ...flow, proposal: { ...flow.proposal, request: event.request, pending: true, fault: null } };
    case 'planArrived':
      if (event.request !== flow.proposal.request || !beforeTheRun(flow)) return flow;
      return { ...flow, proposal: { request: event.request, pending: false, plan: event.plan, fault: null } };
    case 'planRefused':
      if (event.request !== flow.proposal.request || !beforeTheRun(flow)) return flow;
      return { ...flow, proposal: { ...flow.proposal, pending: false, fault: event.fault } };
    case 'executeStarted':
      if (!canExecute(flow) || flow.proposal.plan?.id !== event.planId) return flow;
      return { ...flow, phase: 'run', runPlanId: event.planId, runWork: 'executing', runFault: null };
    case 'runWorkStarted':
      return flow.run === null ? flow : { ...flow, runWork: event.work, runFault: null };
    case 'runArrived':
      return onRun(flow, event.run, event.answer);
    case 'runRefused':
      return onRunRefused(flow, event.fault);
    case 'lookedAgain':
      return flow.run === null ? { ...flow, runFault: null } : flow;
    case 'reopening':
      return beforeTheRun(flow) ? { ...flow, phase: 'run', runPlanId: event.planId, runWork: 'reading', runFault: null } : flow;
    case 'handOverOpened':
      return flow.phase === 'run' && flow.run !== null && flow.run.state !== 'running' ? { ...flow, phase: 'handOver' } : flow;
    case 'watchArrived':
      return event.watch.planId === flow.runPlanId ? { ...flow, watch: event.watch } : flow;
    case 'closed':
      if (event.run.plan.id !== flow.runPlanId) return flow;
      return { ...flow, phase: 'closed', run: event.run, summary: event.summary, runWork: null, runFault: null };
    case 'wentBack':
      return beforeTheRun(flow) && flow.ticket !== null ? { ...flow, phase: event.to } : flow;
    case 'plannedAgain':
      if (flow.run?.state !== 'abandoned' || flow.phase === 'closed') return flow;
      return startAgain(flow);
    case 'notThem':
      if (event.run.plan.id !== flow.runPlanId || flow.phase !== 'handOver') return flow;
      return {
        ...startAgain(flow),
        phase: flow.evidence.length > 0 ? 'lost' : 'check',
        suspectMethodKeys: flow.watch?.appeared.map(methodKey) ?? [],
        earlierSummaries: [...flow.earlierSummaries, event.summary],
      };
    case 'suspectsPlaced':
      return beforeTheRun(flow)
        ? { ...flow, suspectMethodKeys: [], lostDeviceKeys: [...new Set([...flow.lostDeviceKeys, ...event.deviceKeys])] }
        : flow;
  }
};

/**
 * The plan on screen is the newest, nothing is under way, and main says that it may run. After a
 * change of the account the agent looks first: a plan made anew is not confirmed by a second click.
 */
export const canExecute = (flow: TicketFlow): boolean =>
  flow.phase === 'plan' &&
  beforeTheRun(flow) &&
  !flow.proposal.pending &&
  flow.proposal.fault === null &&
  flow.runFault?.code !== 'desk.changed' &&
  flow.proposal.plan !== null &&
  flow.proposal.plan.executable;

export type Section = 'caller' | 'lost' | 'plan' | 'run' | 'handOver';
export const sections: readonly Section[] = ['caller', 'lost', 'plan', 'run', 'handOver'];

const sectionOf = (phase: Phase): Section => {
  switch (phase) {
    case 'ticket':
    case 'check':
      return 'caller';
    case 'closed':
      return 'handOver';
    default:
      return phase;
  }
};

/** How a section is drawn: one line with what was decided, open, or its title only. */
export const sectionState = (flow: TicketFlow, section: Section): 'finished' | 'open' | 'later' => {
  const here = sections.indexOf(sectionOf(flow.phase));
  const there = sections.indexOf(section);
  if (there === here) return 'open';
  return there < here ? 'finished' : 'later';
};
