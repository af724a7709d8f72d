import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DeskHarness } from '../../support/desk-harness.ts';
import { preparePlan, removeFolder, startDesk } from '../../support/desk-harness.ts';
import type { TestTenant } from '../../support/practice-tenant.ts';
import { startTestTenant } from '../../support/practice-tenant.ts';

const priya = 'priya.raman@northmoor.example';
const liam = 'liam.carter@northmoor.example';
let tenant: TestTenant;
let harness: DeskHarness;
let agrees = true;
/** What happens while the question stands. */
let meanwhile = (): void => undefined;

beforeAll(async () => {
  tenant = await startTestTenant();
  harness = await startDesk({ tenant, agrees: () => (meanwhile(), agrees) });
});
afterAll(async () => {
  harness.close();
  removeFolder(harness.folder);
  await tenant.stop();
});

const passFor = async (upn: string): Promise<string> => {
  const { plan } = await preparePlan(harness, upn, { lost: () => [] });
  const run = await harness.carryOut(plan.id);
  expect(run.secret?.isHeld).toBe(true);
  return plan.id;
};
const notesOf = (planId: string): string[] =>
  harness.reader
    .list({ filter: {}, limit: 500 })
    .entries.filter((entry) => entry.planId === planId && entry.action.startsWith('secret.'))
    .map((entry) => entry.action)
    .toReversed();

test('a made code leaves main only after the agent agreed outside the page, once for each code', async () => {
  const planId = await passFor(priya);
  agrees = false;
  const ways = ['secrets.reveal', 'secrets.copy', 'secrets.print'] as const;
  for (const way of ways) {
    expect(await harness.refusal(way, { planId }), way).toMatchObject({ code: 'desk.declined' });
  }
  expect(harness.questions.map(({ message }) => message)).toEqual(['Show this pass?', 'Copy this pass?', 'Print this pass?']);
  for (const { detail } of harness.questions)
    expect(detail).toMatch(/Priya Raman \(priya\.raman@northmoor\.example\), ticket INC-20417\./u);
  expect(harness.clipboard.text).toBe('');
  expect(harness.slips).toEqual([]);

  agrees = true;
  const { code } = await harness.call('secrets.reveal', { planId });
  await harness.call('secrets.copy', { planId });
  await harness.call('secrets.print', { planId });
  await harness.call('secrets.reveal', { planId });
  expect(harness.clipboard.text).toBe(code);
  expect(harness.slips).toHaveLength(1);
  expect(harness.questions).toHaveLength(4);
  expect(notesOf(planId)).toEqual([
    'secret.declined',
    'secret.declined',
    'secret.declined',
    'secret.revealed',
    'secret.copied',
    'secret.printed',
    'secret.revealed',
  ]);
});

test('to have agreed to one pass is not to have agreed to another', async () => {
  const planId = await passFor(liam);
  agrees = false;
  expect(await harness.refusal('secrets.reveal', { planId })).toMatchObject({ code: 'desk.declined' });
});

test('a code that went while the agent was asked is not handed over', async () => {
  const planId = await passFor(liam);
  const before = harness.questions.length;
  agrees = true;
  meanwhile = () => harness.desk.close();
  expect(await harness.refusal('secrets.reveal', { planId })).toMatchObject({ code: 'desk.gone' });
  expect(harness.questions).toHaveLength(before + 1);
});
