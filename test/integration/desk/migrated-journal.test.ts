import { copyFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DeskHarness } from '../../support/desk-harness.ts';
import { removeFolder, startDesk } from '../../support/desk-harness.ts';
import type { TestTenant } from '../../support/practice-tenant.ts';
import { startTestTenant } from '../../support/practice-tenant.ts';

/*
 * The whole desk on a journal that the released code wrote in the first format: an unfinished plan, four intents of a crash.
 */
const fixture = (name: string): string => fileURLToPath(new URL(`../audit/fixtures/journal-format-1.${name}`, import.meta.url));
const unfinishedPlan = '2b4fd792-3c64-4771-a75b-18f9cc8f3f28';
/** The day after the journal was written: its plan is recent, its evidence has expired. */
const now = (): number => Date.parse('2026-11-28T09:00:00Z');

let tenant: TestTenant;
let harness: DeskHarness;

beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-migrated-'));
  copyFileSync(fixture('sqlite'), join(folder, 'journal-practice.sqlite'));
  tenant = await startTestTenant();
  harness = await startDesk({ tenant, folder, now });
  // The desk looks at what was left open as soon as somebody is at work.
  await vi.waitUntil(() => harness.reader.undecidedIntents().length === 0, { timeout: 60_000 });
});
afterEach(async () => {
  harness.close();
  removeFolder(harness.folder);
  await tenant.stop();
});

test('what a crash left open is decided by reading, told to the agent, and nothing is sent', async () => {
  expect(harness.reader.undecidedIntents()).toEqual([]);
  expect((await harness.call('session.current', {})).notices).toHaveLength(5);
  expect(await tenant.writes()).toEqual([]);
});

test('its unfinished ticket is found, with the plan as it was, and can be closed', async () => {
  const [open, ...others] = await harness.call('tickets.list', {});
  expect(others).toEqual([]);
  const { ticket: { id: ticketId } = { id: '' }, run = null } = open ?? {};
  expect(run).toMatchObject({ state: 'paused', plan: { id: unfinishedPlan, userDisplayName: 'Callum Reid', ticket: 'INC-20417' } });
  expect(run?.steps[0]?.state).toBe('notHappened');
  const { summary } = await harness.call('tickets.close', { ticketId });
  expect(summary).toContain('Agent: Morag Sinclair');
  expect(summary).toContain('Caller checked by: photo ID in person');
  expect(await harness.call('tickets.list', {})).toEqual([]);
});

test('a person it knows has their history, and the journal lists and exports the old beside the new', async () => {
  const person = await harness.open('priya.raman@northmoor.example');
  expect(person.deskHistory[0]).toMatchObject({ agentName: 'Morag Sinclair', ticket: 'INC-20417' });
  const page = await harness.call('journal.list', { filter: { person: 'priya' }, limit: 100 });
  expect(page.entries.at(-1)).toMatchObject({ seq: 2, action: 'evidence.recorded', userName: 'Priya Raman' });
  const { job } = await harness.call('journal.export', { filter: { toUtc: '2026-11-28T00:00:00Z' }, format: 'jsonl' });
  await expect
    .poll(() => harness.events.findLast((event) => event.type === 'job.changed'))
    .toMatchObject({ job: { id: job?.id, state: 'done' } });
  expect(readFileSync(job?.about.path ?? '', 'utf8')).toBe(readFileSync(fixture('jsonl'), 'utf8'));
});
