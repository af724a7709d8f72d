import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { EvidenceObservation } from '../../../contract/evidence.ts';
import type { Plan, PlanRun } from '../../../contract/plans.ts';
import { fromDesk } from './ask-desk.ts';
import { ticketFor } from './ask-ticket.ts';

/** What anybody can claim of a person whose photo is on record. */
export const staffCard: EvidenceObservation = { kind: 'photoIdInPerson', document: 'staffCard', matchesPhotoOnRecord: 'yes' };

interface Wish {
  readonly reference: string;
  readonly lostMethodKeys?: readonly string[];
}

/** A plan through the bridge, on a check that is recorded for it. */
export const checkedPlan = async (page: Page, userId: string, { reference, lostMethodKeys = [] }: Wish): Promise<Plan> => {
  await fromDesk(page, 'evidence.record', { userId, ticket: reference, observation: staffCard });
  return fromDesk(page, 'plans.propose', { ticketId: await ticketFor(page, userId, reference, lostMethodKeys) });
};

/** The run at its end: paused, or done. */
export const endOfRun = async (page: Page, planId: string): Promise<PlanRun> => {
  let run = await fromDesk(page, 'plans.current', { planId });
  await expect
    .poll(async () => {
      run = await fromDesk(page, 'plans.current', { planId });
      return run.state;
    })
    .not.toBe('running');
  return run;
};
