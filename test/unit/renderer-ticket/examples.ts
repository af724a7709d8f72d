import type { EvidenceObservation, ListedEvidence } from '../../../contract/evidence.ts';
import type { WatchState } from '../../../contract/events.ts';
import type { AuthenticationMethod, Device } from '../../../contract/methods.ts';
import type { Plan, PlanRun, PlanStep, StepState } from '../../../contract/plans.ts';
import type { Fault } from '../../../contract/result.ts';
import { changeTicket, noCheck } from '../../../contract/change-ticket.ts';
import type { Ticket } from '../../../contract/tickets.ts';
import { TicketChange } from '../../../contract/tickets.ts';
import { around, flowOf, nothingAround } from '../../../renderer/features/ticket/ticket-flow.ts';
import type { Around, TicketEvent, TicketFlow } from '../../../renderer/features/ticket/ticket-flow.ts';

export const userId = '7f3e0000-2b1c-4c55-9d10-0a1b2c3d4e5f';
export const ticket = 'INC-20417';
export const planId = '11111111-1111-4111-8111-111111111111';
export const start = Date.parse('2026-11-22T09:00:00.000Z');
export const at = (minutes: number): string => new Date(start + minutes * 60_000).toISOString();

export const fault = (code: Fault['code'] = 'graph.offline'): Fault => ({
  code,
  message: 'It did not work.',
  retryable: true,
  correlationId: 'c',
});

let made = 0;
const localId = (): string => {
  made += 1;
  return `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`;
};

export const callBack: EvidenceObservation = { kind: 'callBack', number: 'business', numberEnding: '417', answered: true };
export const video: EvidenceObservation = { kind: 'photoIdVideo', document: 'staffCard', matchesPhotoOnRecord: 'yes' };
export const inPerson: EvidenceObservation = { kind: 'photoIdInPerson', document: 'staffCard', matchesPhotoOnRecord: 'yes' };

export const evidenceOf = (observation: EvidenceObservation, more: Partial<ListedEvidence> = {}): ListedEvidence => ({
  id: localId(),
  userId,
  ticket,
  agentId: userId,
  observation,
  numberCalled: null,
  standing: 'counts',
  strength: observation.kind === 'photoIdInPerson' ? 'high' : 'standard',
  recordedAtUtc: at(0),
  expiresAtUtc: at(15),
  ...more,
});

export const pass = { lifetimeMinutes: 60, isUsableOnce: true } as const;
const common = { enabled: true, requiredBy: null, orderedBy: [] };
export const passStep: PlanStep = {
  ...common,
  id: 'pass',
  round: 0,
  action: 'pass.create',
  parameters: pass,
  summary: 'Make a pass.',
  requiredBy: 'passBeforeDeletion',
};
export const deleteStep = (id: string, round: number): PlanStep => ({
  ...common,
  id,
  round,
  action: 'method.delete',
  parameters: { methodKind: 'phone', methodId: id, wasDefault: false },
  summary: `Remove ${id}.`,
});

export const planOf = (more: Partial<Plan> = {}): Plan => ({
  id: planId,
  userId,
  userDisplayName: 'Amara Okafor',
  userPrincipalName: 'amara.okafor@fernhollow.example',
  ticket,
  proposedAtUtc: at(1),
  basedOnReadAtUtc: at(0),
  steps: [passStep, deleteStep('phone', 1), deleteStep('app', 1)],
  kept: [],
  findings: [],
  passPolicy: null,
  strengthNeeded: 'standard',
  strengthHeld: 'standard',
  evidenceIds: [],
  evidenceExpiresAtUtc: at(15),
  executable: true,
  ...more,
});

export const runOf = (state: PlanRun['state'], steps: readonly StepState[] = [], plan: Plan = planOf()): PlanRun => ({
  plan,
  state,
  steps: plan.steps.map(({ id }, index) => ({
    stepId: id,
    state: steps[index] ?? 'waiting',
    message: null,
    fault: null,
    finishedAtUtc: null,
  })),
  proof: null,
  proofFault: null,
  secret: null,
  startedAtUtc: at(2),
  closedAtUtc: null,
});

export const watchOf = (state: WatchState['state'], appeared: readonly AuthenticationMethod[] = []): WatchState => ({
  planId,
  userId,
  state,
  appeared: [...appeared],
  notAllowed: [],
  lastReadAtUtc: at(3),
  nextReadAtUtc: null,
  fault: null,
});

export const deviceOf = (key: string, oftenLostTogether: Device['oftenLostTogether'] = []): Device => ({
  key,
  label: key,
  kind: 'phone',
  methodKeys: [`phone/${key}`],
  oftenLostTogether,
});

export const ticketOf = (more: Partial<Ticket> = {}): Ticket => ({
  id: '99999999-9999-4999-8999-999999999999',
  userId,
  person: { displayName: 'Amara Okafor', userPrincipalName: 'amara.okafor@fernhollow.example' },
  about: 'lostDevice',
  revision: 0,
  at: 'ticket',
  typedReference: '',
  isReferenceValid: false,
  reference: null,
  check: noCheck,
  evidenceIds: [],
  lostMethodKeys: [],
  isLossAnswered: false,
  isAfterNotThem: false,
  lossInWords: null,
  pass,
  switchedOff: [],
  planIds: [],
  planId: null,
  openedAtUtc: at(0),
  changedAtUtc: at(0),
  openedBy: { id: userId, displayName: 'Morag Sinclair' },
  closedAtUtc: null,
  ...more,
});

/** What the agent does, what main says around the ticket, and what main makes of the ticket itself. */
export type Step = TicketChange | TicketEvent | { readonly type: 'mainKept'; readonly ticket: Partial<Ticket> };

export interface Scene {
  readonly ticket: Ticket;
  readonly known: Around;
  readonly flow: TicketFlow;
}

const sceneOf = (held: Ticket, known: Around): Scene => ({ ticket: held, known, flow: flowOf(held, true, known) });

const isChange = (step: Step): step is TicketChange => TicketChange.safeParse(step).success;

export const after = (steps: readonly Step[], from: Scene = sceneOf(ticketOf(), nothingAround)): Scene =>
  steps.reduce<Scene>(({ ticket: before, known }, step) => {
    if (step.type === 'mainKept') return sceneOf({ ...before, ...step.ticket }, known);
    return isChange(step) ? sceneOf(changeTicket(before, step), known) : sceneOf(before, around(known, step));
  }, from);

/** The usual way to a plan on screen: request 1 is answered. */
export const toPlan: readonly Step[] = [
  { type: 'referenceTyped', text: ticket },
  { type: 'referenceAccepted', reference: ticket },
  { type: 'checkDone' },
  { type: 'lossChosen', methodKeys: ['phone/galaxy'] },
  { type: 'lossDone', inWords: 'Galaxy lost; one other stays' },
  { type: 'proposalSent', request: 1 },
  { type: 'planArrived', request: 1, plan: planOf() },
];
export const executing: readonly Step[] = [...toPlan, { type: 'asked', work: 'executing' }];
/** Main has started it, and says so in its own order: the ticket, then the answer. */
export const started: readonly Step[] = [...executing, { type: 'mainKept', ticket: { planId, planIds: [planId] } }, { type: 'answered' }];
