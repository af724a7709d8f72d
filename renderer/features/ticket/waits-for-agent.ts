import type { PlanRun } from '../../../contract/plans.ts';
import type { Fault } from '../../../contract/result.ts';
import { remedyFor } from '../../ui/sign-in-remedy.ts';

/** Whether a page of Microsoft's puts it right. What was refused is then a write, and the agent's to repeat. */
export const needsAgent = (fault: Fault | null): boolean => fault !== null && remedyFor(fault) !== null;

/** The fault of a paused run that the agent alone can put right, by signing in or agreeing; null when there is none. */
export const waitsForAgent = (run: PlanRun): Fault | null =>
  run.state === 'paused' ? (run.steps.find(({ state, fault }) => state !== 'succeeded' && needsAgent(fault))?.fault ?? null) : null;

/** Whether another check of the caller puts it right. */
export const needsCheck = (fault: Fault | null): boolean => fault?.code.startsWith('evidence.') === true;
