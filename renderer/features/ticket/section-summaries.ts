import type { Strength } from '../../../contract/evidence.ts';
import type { Person } from '../../../contract/person.ts';
import type { Plan } from '../../../contract/plans.ts';
import { changeLooks } from './change-looks.ts';
import { discountedBy, strengthNames, strengthOf } from './evidence-words.ts';
import { devicesHolding, lostSummary } from './lost-devices.ts';
import { mayManageMethods } from './may-manage.ts';
import { changeCount, changesIn, countsOf } from './plan-words.ts';
import type { TicketFlow } from './ticket-flow.ts';

/** What is held of the caller: as main judged it for the plan that runs or stands there, or for one to come without what does not count. */
export const heldStrength = (flow: TicketFlow): Strength => {
  if (flow.run !== null) return flow.run.plan.strengthHeld;
  if (flow.phase === 'plan' && flow.proposal.plan !== null && !flow.proposal.pending) return flow.proposal.plan.strengthHeld;
  const discounted = discountedBy(flow.proposal.plan, flow.evidence);
  return strengthOf(flow.evidence.filter((item) => !discounted.includes(item)));
};

/** One line for each step that is behind. */
export const callerSummary = (flow: TicketFlow): string => `${flow.ticket.reference ?? ''} · ${strengthNames[heldStrength(flow)]}`;

const makesPass = (plan: Plan): boolean => plan.steps.some(({ action, enabled }) => enabled && changeLooks[action].choice === 'pass');

/** Once a plan ran, the person's devices no longer say what was lost: what was said before, or the plan, does. */
export const lostLine = (flow: TicketFlow, person: Person): string => {
  if (flow.run === null) {
    return lostSummary(person.devices, devicesHolding(person.devices, flow.ticket.lostMethodKeys), mayManageMethods(person.permission));
  }
  if (flow.ticket.lossInWords !== null) return flow.ticket.lossInWords;
  const deletions = flow.run.plan.steps.filter(({ action, enabled }) => enabled && changeLooks[action].takesMethodAway === true).length;
  if (deletions === 0) return lostSummary([], [], makesPass(flow.run.plan));
  return `${deletions === 1 ? '1 method' : `${deletions} methods`} on lost devices`;
};

export const planSummary = (flow: TicketFlow): string => {
  const plan = flow.run?.plan ?? flow.proposal.plan;
  return plan === null ? '' : changeCount(changesIn(plan));
};

export const runSummary = (flow: TicketFlow): string => {
  if (flow.run === null) return '';
  const { done, total } = countsOf(flow.run);
  const proof = flow.run.proof;
  return `${done} of ${total} steps done${proof?.complete === true ? ', proved by reading again' : ''}`;
};
