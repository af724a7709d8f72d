import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DeskHarness } from '../../support/desk-harness.ts';
import { keysOf, preparePlan, removeFolder, startDesk, ticket } from '../../support/desk-harness.ts';
import type { TestTenant } from '../../support/practice-tenant.ts';
import { startTestTenant } from '../../support/practice-tenant.ts';

const priya = 'priya.raman@northmoor.example';
const kenji = 'kenji.watanabe@northmoor.example';
let tenant: TestTenant;
let harness: DeskHarness;
let ranMs: number;

beforeEach(async () => {
  ranMs = 5 * 3_600_000;
  tenant = await startTestTenant();
  harness = await startDesk({ tenant, elapsed: () => ranMs });
});
afterEach(async () => {
  harness.close();
  removeFolder(harness.folder);
  await tenant.stop();
});

const refusals = () =>
  harness.reader.notes('desk.refused').map(({ agent, person, ticket: reference, planId, summary, data }) => ({
    agent: agent?.displayName,
    person: person?.displayName,
    ticket: reference,
    planId,
    summary,
    because: data['refusedBecause'],
  }));

test('an invented check is not evidence, and that it was tried is noted: by whom, of whom, why; the same again once a minute', async () => {
  const { user } = await harness.open(kenji);
  const invented = { kind: 'photoIdInPerson', document: 'passport', matchesPhotoOnRecord: 'yes' } as const;
  const claim = () => harness.refusal('evidence.record', { userId: user.id, ticket, observation: invented });
  const { message } = await claim();
  await claim();
  const once = {
    agent: 'Morag Sinclair',
    person: 'Kenji Watanabe',
    ticket,
    planId: null,
    summary: `Recording photo ID in person as a check of the caller was refused: ${message}`,
    because: 'evidence.notOnRecord',
  };
  expect(refusals()).toEqual([once]);
  // Why stays in the record itself when its sentences have left.
  const [row] = [...harness.reader.each({ action: 'desk.refused' })];
  expect(JSON.parse(row?.recordJson ?? '')).toMatchObject({
    data: { refusedBecause: 'evidence.notOnRecord' },
    summary: { sha256: expect.any(String) },
  });
  ranMs += 60_000;
  await claim();
  expect(refusals()).toEqual([once, once]);
  expect(harness.reader.notes('evidence.recorded')).toEqual([]);
});

test('so is a plan that is refused when it is taken up; what Microsoft refused is no attempt', async () => {
  const { plan } = await preparePlan(harness, priya, { lost: (person) => keysOf(person, 'microsoftAuthenticator') });
  await tenant.fault({ route: 'DELETE .*', kind: 'forbidden', times: 1 });
  expect((await harness.carryOut(plan.id)).state).toBe('paused');
  expect(refusals()).toEqual([]);
  await harness.call('evidence.fail', { userId: plan.userId, ticket, observation: { kind: 'callBack', outcome: 'notAnswered' } });
  const { code, message } = await harness.refusal('plans.resume', { planId: plan.id });
  expect(refusals()).toMatchObject([
    { person: 'Priya Raman', planId: plan.id, because: code, summary: `Carrying out a plan was refused: ${message}` },
  ]);
});
