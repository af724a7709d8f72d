import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DeskHarness } from '../../support/desk-harness.ts';
import { preparePlan, removeFolder, startDesk } from '../../support/desk-harness.ts';
import type { TestTenant } from '../../support/practice-tenant.ts';
import { startTestTenant } from '../../support/practice-tenant.ts';

let tenant: TestTenant;
let harness: DeskHarness;

beforeAll(async () => {
  tenant = await startTestTenant();
  harness = await startDesk({ tenant });
});
afterAll(async () => {
  harness.close();
  removeFolder(harness.folder);
  await tenant.stop();
});

test('a slip that was saved as a file is told as that, with its path, and deleted on request; paper is paper', async () => {
  const { plan } = await preparePlan(harness, 'priya.raman@northmoor.example', { lost: () => [] });
  await harness.carryOut(plan.id);
  expect(await harness.refusal('secrets.deleteSlip', { planId: plan.id })).toMatchObject({ code: 'desk.gone' });

  harness.printer.outcome = { kind: 'cancelled' };
  expect(await harness.call('secrets.print', { planId: plan.id })).toMatchObject({ printed: false, savedAs: null });
  harness.printer.outcome = { kind: 'saved', path: '/slips/hand-over slip.pdf' };
  expect(await harness.call('secrets.print', { planId: plan.id })).toMatchObject({ printed: false, savedAs: '/slips/hand-over slip.pdf' });
  await harness.call('secrets.deleteSlip', { planId: plan.id });
  expect(harness.deletedSlips).toEqual(['/slips/hand-over slip.pdf']);
  // Once: the page cannot have a file deleted that it names, nor this one twice.
  expect(await harness.refusal('secrets.deleteSlip', { planId: plan.id })).toMatchObject({ code: 'desk.gone' });

  harness.printer.outcome = { kind: 'printed' };
  expect(await harness.call('secrets.print', { planId: plan.id })).toMatchObject({ printed: true, savedAs: null });
});
