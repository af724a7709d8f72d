import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DeskHarness } from '../../support/desk-harness.ts';
import { keysOf, preparePlan, removeFolder, startDesk } from '../../support/desk-harness.ts';
import type { TestTenant } from '../../support/practice-tenant.ts';
import { startTestTenant } from '../../support/practice-tenant.ts';

const priya = 'priya.raman@northmoor.example';
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

test('a lost phone: pass first, default moved, app and number gone, sessions ended, the rest kept, and read again', async () => {
  const before = await tenant.truth(priya);
  const { plan } = await preparePlan(harness, priya, {
    lost: (person) => [...keysOf(person, 'microsoftAuthenticator'), ...keysOf(person, 'phone').filter((key) => key.includes('3179e48a'))],
  });
  expect(plan.findings.filter((finding) => finding.level === 'stop')).toEqual([]);
  expect(plan.executable).toBe(true);
  expect(plan.steps.map((step) => [step.round, step.action])).toEqual([
    [0, 'pass.create'],
    [1, 'method.setDefault'],
    [2, 'method.delete'],
    [2, 'method.delete'],
    [3, 'sessions.revoke'],
  ]);

  await tenant.clearRequests();
  const run = await harness.carryOut(plan.id);
  expect(run.steps.map((step) => [step.stepId, step.state, step.message])).toEqual(plan.steps.map((step) => [step.id, 'succeeded', null]));
  expect(run.state).toBe('done');
  expect(run.proof).toMatchObject({ complete: true, stillListed: [] });
  expect(run.proof?.gone.map((method) => method.kind).toSorted()).toEqual(['microsoftAuthenticator', 'phone']);
  expect(run.proof?.kept.map((method) => method.kind).toSorted()).toEqual(['fido2', 'password', 'phone']);
  expect(run.proof?.added.map((method) => method.kind)).toEqual(['temporaryAccessPass']);

  const after = await tenant.truth(priya);
  expect(after.methods.map((method) => method.kind).toSorted()).toEqual(['fido2', 'phone', 'temporaryAccessPass']);
  expect(Date.parse(after.sessionsValidFromUtc)).toBeGreaterThan(Date.parse(before.sessionsValidFromUtc));

  const writes = await tenant.writes();
  expect(writes.map((write) => write.method)).toEqual(['POST', 'PATCH', 'DELETE', 'DELETE', 'POST']);
  const intents = harness.reader.intentsOfPlan(plan.id);
  expect(new Set(writes.map((write) => write.clientRequestId))).toEqual(new Set(intents.map((intent) => intent.id)));
  expect(intents.map((intent) => intent.outcome?.result)).toEqual(intents.map(() => 'succeeded'));
});
