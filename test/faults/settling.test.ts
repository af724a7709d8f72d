import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Plan } from '../../contract/plans.ts';
import { FaultError } from '../../main/fault-error.ts';
import type { Person } from '../../practice/directory/person.ts';
import type { FaultSpec } from '../../practice/faults/fault.ts';
import { preparePlanFor } from '../support/desk-harness.ts';
import { Lane } from './support/lane.ts';
import { usualMethods } from './support/reading.ts';

/** Orders of events that the matrix meets too seldom to rely on. */

let lane: Lane;
let person: Person;
let plan: Plan;
beforeAll(async () => {
  lane = await Lane.start();
});
afterAll(() => lane.stop());
beforeEach(async () => {
  const [first] = lane.people;
  if (first === undefined) throw new Error('Nobody to try this on.');
  person = first;
  await lane.reset(person, usualMethods(person, lane.time.nowMs()), 'push');
  const prepared = preparePlanFor(lane.desk, person.id, { lost: () => [], pass: { lifetimeMinutes: 60, isUsableOnce: true } });
  ({ plan } = await lane.time.drive(prepared));
});

const postPass = 'POST .*temporaryAccessPassMethods';
const faults = (...specs: readonly FaultSpec[]): void => {
  lane.server.faults.clear();
  lane.server.faults.install(specs);
};
const run = (name: 'carryOut' | 'takeUp') => lane.time.drive(lane.desk[name](plan.id));
const verdicts = (): unknown[] => lane.desk.reader.intentsOfPlan(plan.id).map(({ outcome }) => outcome?.result);
const posts = (): number => lane.log().filter(({ method, path }) => method === 'POST' && path.includes('temporaryAccessPass')).length;

test('the directory has its time to settle from when the write was last sent, not from when it was meant', async () => {
  lane.staleMs = 50_000;
  faults(
    { route: postPass, kind: 'throttled', times: 1, params: { retryAfter: 25 } },
    { route: postPass, kind: 'applied-then-reset', times: 1 },
  );
  await run('carryOut');
  expect(verdicts()).toEqual(['unknown']);
  // 65 s after the intent, and only 40 s after the request that was applied.
  lane.time.pass(36_000);
  await run('takeUp');
  expect(verdicts()).toEqual(['unknown']);
  lane.time.pass(50_000);
  await run('takeUp');
  expect(verdicts()).toEqual(['succeeded', 'succeeded']);
});

test('a pass of before is told from a new one, though it showed only after the person was read', async () => {
  lane.staleMs = 30_000;
  faults({ route: postPass, kind: 'applied-then-reset', times: 1 });
  await run('carryOut');
  expect(verdicts()).toEqual(['unknown']);
  // The person is read while the pass is still hidden; what decides about it comes late and sees it.
  faults(
    { route: 'GET .*temporaryAccessPassMethods', kind: 'throttled', skip: 1, times: 1, params: { retryAfter: 28 } },
    { route: postPass, kind: 'reset-before', times: 1 },
  );
  for (let times = 0; times < 3; times += 1) {
    await run('takeUp');
    await lane.time.drain();
    lane.time.pass(120_000);
  }
  // The first was made, the second never; only the third is one that the agent holds.
  expect(verdicts()).toEqual(['succeeded', 'notHappened', 'succeeded']);
});

test('nothing is sent when the methods of before cannot be read: later nobody could tell what happened', async () => {
  faults({ route: postPass, kind: 'applied-then-reset', times: 1 });
  await run('carryOut');
  expect(verdicts()).toEqual(['succeeded']);
  faults({ route: 'GET .*/authentication/methods', kind: 'forbidden', times: 1 });
  const refused: unknown = await run('takeUp').catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(FaultError);
  expect(refused).toMatchObject({ code: 'graph.forbidden' });
  expect(posts()).toBe(1);
});
