import type { ListedEvidence } from '../../../contract/evidence.ts';
import type { WatchState } from '../../../contract/events.ts';
import type { Plan, PlanRun } from '../../../contract/plans.ts';
import type { Fault } from '../../../contract/result.ts';
import type { Ticket } from '../../../contract/tickets.ts';

/** Where the ticket stands. `ticket` and `check` share one section of the screen. */
export type Phase = 'ticket' | 'check' | 'lost' | 'plan' | 'run' | 'handOver' | 'closed';

/** What main is being asked about the run, so that a second press asks nothing. */
export type RunWork = 'executing' | 'resuming' | 'abandoning' | 'reading' | 'closing';

/** What main has said about the ticket beside the ticket itself. Runs come as events alone, so the last one is the newest. */
export interface Around {
  readonly evidence: readonly ListedEvidence[];
  readonly proposal: {
    /** Number of the newest request; answers to older ones are dropped. */
    readonly request: number;
    readonly pending: boolean;
    readonly plan: Plan | null;
    readonly fault: Fault | null;
  };
  /** By the plan's id. */
  readonly runs: Readonly<Record<string, PlanRun>>;
  readonly runWork: RunWork | null;
  /** Why the last thing asked about the run was refused. Stays until the agent acts on it. */
  readonly runFault: Fault | null;
  readonly watch: WatchState | null;
  readonly summary: string | null;
}

/** All that the pane shows: main's ticket, and what main said around it. */
export interface TicketFlow extends Omit<Around, 'runs'> {
  readonly phase: Phase;
  readonly ticket: Ticket;
  /** False while a change of the agent's is on its way to main. */
  readonly isKept: boolean;
  /** The run of the plan that stands; null before main has told of it. */
  readonly run: PlanRun | null;
}

export type TicketEvent =
  | { readonly type: 'evidenceListed'; readonly evidence: readonly ListedEvidence[] }
  | { readonly type: 'evidenceRecorded'; readonly evidence: ListedEvidence }
  | { readonly type: 'clockTicked'; readonly now: number }
  | { readonly type: 'proposalSent'; readonly request: number }
  | { readonly type: 'planArrived'; readonly request: number; readonly plan: Plan }
  | { readonly type: 'planRefused'; readonly request: number; readonly fault: Fault }
  | { readonly type: 'asked'; readonly work: RunWork }
  /** Main has done what it was asked; how the run stands comes by itself. */
  | { readonly type: 'answered' }
  | { readonly type: 'refused'; readonly fault: Fault }
  | { readonly type: 'runArrived'; readonly run: PlanRun }
  /** The agent has the account read again after it was found changed. */
  | { readonly type: 'lookedAgain' }
  | { readonly type: 'watchArrived'; readonly watch: WatchState }
  | { readonly type: 'closed'; readonly summary: string };

export const nothingAround: Around = {
  evidence: [],
  proposal: { request: 0, pending: false, plan: null, fault: null },
  runs: {},
  runWork: null,
  runFault: null,
  watch: null,
  summary: null,
};

/** Newest first, each once. */
const mergeEvidence = (known: readonly ListedEvidence[], more: readonly ListedEvidence[]): readonly ListedEvidence[] => {
  const byId = new Map([...known, ...more].map((evidence) => [evidence.id, evidence]));
  return [...byId.values()].toSorted((a, b) => Date.parse(b.recordedAtUtc) - Date.parse(a.recordedAtUtc));
};

/** What main said, one after the other, as one pure step. */
export const around = (known: Around, event: TicketEvent): Around => {
  switch (event.type) {
    case 'evidenceListed':
      return { ...known, evidence: mergeEvidence(known.evidence, event.evidence) };
    case 'evidenceRecorded':
      return { ...known, evidence: mergeEvidence(known.evidence, [event.evidence]) };
    case 'clockTicked': {
      const live = known.evidence.filter((evidence) => Date.parse(evidence.expiresAtUtc) > event.now);
      return live.length === known.evidence.length ? known : { ...known, evidence: live };
    }
    case 'proposalSent':
      return { ...known, proposal: { ...known.proposal, request: event.request, pending: true, fault: null } };
    case 'planArrived':
      if (event.request !== known.proposal.request) return known;
      return { ...known, proposal: { request: event.request, pending: false, plan: event.plan, fault: null } };
    case 'planRefused':
      if (event.request !== known.proposal.request) return known;
      return { ...known, proposal: { ...known.proposal, pending: false, fault: event.fault } };
    case 'asked':
      return { ...known, runWork: event.work, runFault: null };
    case 'answered':
      return { ...known, runWork: null, runFault: null };
    case 'refused':
      return { ...known, runWork: null, runFault: event.fault };
    case 'runArrived':
      return { ...known, runs: { ...known.runs, [event.run.plan.id]: event.run } };
    case 'lookedAgain':
      return { ...known, runFault: null };
    case 'watchArrived':
      return { ...known, watch: event.watch };
    case 'closed':
      return { ...known, summary: event.summary, runWork: null, runFault: null };
    default:
      return event satisfies never;
  }
};

/** A plan counts for the reference that it was made for, until it or another one has started. */
const isFor = (plan: Plan | null, { reference, planId, planIds }: Ticket): plan is Plan =>
  plan !== null && (planId === null ? plan.ticket === reference && !planIds.includes(plan.id) : plan.id === planId);

const phaseOf = (ticket: Ticket, run: PlanRun | null, { runWork, summary }: Around): Phase => {
  if (ticket.closedAtUtc !== null && summary !== null) return 'closed';
  if (ticket.planId === null) {
    if (runWork === 'executing') return 'run';
    return ticket.at === 'handOver' ? 'plan' : ticket.at;
  }
  if (run === null) return 'run';
  return run.state === 'done' || (run.state === 'abandoned' && ticket.at === 'handOver') ? 'handOver' : 'run';
};

/** Puts the ticket and what is around it together. What belongs to another reference or plan is not in it. */
export const flowOf = (ticket: Ticket, isKept: boolean, known: Around): TicketFlow => {
  const { runs, ...rest } = known;
  const run = (ticket.planId === null ? undefined : runs[ticket.planId]) ?? null;
  return {
    ...rest,
    phase: phaseOf(ticket, run, known),
    ticket,
    isKept,
    run,
    evidence: known.evidence.filter((evidence) => evidence.ticket === ticket.reference),
    proposal: isFor(known.proposal.plan, ticket) ? known.proposal : { ...known.proposal, plan: null },
    watch: known.watch?.planId === ticket.planId ? known.watch : null,
  };
};

/**
 * The plan on screen is the newest, nothing is under way, and main says that it may run. After a
 * change of the account the agent looks first: a plan made anew is not confirmed by a second click.
 */
export const canExecute = (flow: TicketFlow): boolean =>
  flow.phase === 'plan' &&
  flow.isKept &&
  flow.runWork === null &&
  !flow.proposal.pending &&
  flow.proposal.fault === null &&
  flow.runFault?.code !== 'desk.changed' &&
  flow.proposal.plan !== null &&
  flow.proposal.plan.executable;

/** All is done, and the account is being read again to prove it. */
export const isBeingProved = (run: PlanRun): boolean => run.state === 'done' && run.proof === null && run.proofFault === null;

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
