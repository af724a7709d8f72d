import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Person } from '../../../contract/person.ts';
import type { Plan } from '../../../contract/plans.ts';
import type { DeskHarness } from '../../support/desk-harness.ts';
import { keysOf, photoIdInPerson, preparePlan, removeFolder, startDesk, ticket, ticketFor } from '../../support/desk-harness.ts';
import { EditedAnswers } from '../../support/edited-answers.ts';
import type { TestTenant } from '../../support/practice-tenant.ts';
import { startTestTenant } from '../../support/practice-tenant.ts';

const priya = 'priya.raman@northmoor.example';
const app = (person: Person) => keysOf(person, 'microsoftAuthenticator');
const passPosts = 'POST .*temporaryAccessPassMethods';
let tenant: TestTenant;
let harness: DeskHarness;
let answers: EditedAnswers;

// Each test changes the person, so each has a tenant of its own.
beforeEach(async () => {
  answers = new EditedAnswers();
  tenant = await startTestTenant();
  harness = await startDesk({ tenant, fetch: answers.fetch });
});
afterEach(async () => {
  harness.close();
  removeFolder(harness.folder);
  await tenant.stop();
});

const restart = async (): Promise<void> => {
  harness.close();
  harness = await startDesk({ tenant, folder: harness.folder, fetch: answers.fetch });
};
/** Another plan under the same reference, with what was recorded for the first. */
const nextPlan = async (userId: string): Promise<Plan> =>
  harness.call('plans.propose', { ticketId: await ticketFor(harness, userId, { lostMethodKeys: [] }) });
const checkAgain = (userId: string) => harness.call('evidence.record', { userId, ticket, observation: photoIdInPerson });
const passesMade = async (): Promise<number> =>
  (await tenant.writes()).filter(({ method, path }) => method === 'POST' && path.includes('temporaryAccessPass')).length;

describe('V11: a check of the caller is spent by the plan that it was given for', () => {
  test('a second plan under the ticket needs a new check, also after a restart', async () => {
    const { plan } = await preparePlan(harness, priya, { lost: () => [] });
    expect((await harness.carryOut(plan.id)).state).toBe('done');
    const second = await nextPlan(plan.userId);
    expect(second).toMatchObject({ executable: false, strengthHeld: 'none', evidenceIds: [] });
    expect(second.findings.map(({ code }) => code)).toEqual(expect.arrayContaining(['evidenceSpent', 'evidenceNeeded']));
    expect((await harness.refusal('plans.execute', { planId: second.id })).code).toBe('evidence.insufficient');
    await restart();
    const third = await nextPlan(plan.userId);
    expect(third.executable).toBe(false);
    expect(await harness.call('evidence.list', { userId: plan.userId, ticket })).toMatchObject([{ standing: 'spent' }]);
    expect(await passesMade()).toBe(1);

    await checkAgain(plan.userId);
    const fourth = await nextPlan(plan.userId);
    expect(fourth).toMatchObject({ executable: true });
    expect((await harness.carryOut(fourth.id)).state).toBe('done');
    expect(await passesMade()).toBe(2);
  });

  test('plans that were proposed side by side with one check make one pass', async () => {
    const { plan: first, person } = await preparePlan(harness, priya, { lost: () => [] });
    const ticketId = await ticketFor(harness, person.user.id);
    const second = await harness.call('plans.propose', { ticketId });
    expect([first.executable, second.executable]).toEqual([true, true]);
    expect((await harness.carryOut(first.id)).state).toBe('done');
    // The ticket has gone on since, and with it the check.
    expect((await harness.refusal('plans.execute', { planId: second.id })).code).toBe('desk.gone');
    expect(await passesMade()).toBe(1);
  });

  test('a plan that changed nothing at all spends nothing', async () => {
    const { plan } = await preparePlan(harness, priya, { lost: () => [] });
    await tenant.fault({ route: passPosts, kind: 'forbidden', times: 1 });
    expect((await harness.carryOut(plan.id)).state).toBe('paused');
    await harness.call('plans.abandon', { planId: plan.id });
    const second = await nextPlan(plan.userId);
    expect(second.executable).toBe(true);
    expect((await harness.carryOut(second.id)).state).toBe('done');
  });

  test('one of which nobody knows what it changed has spent it', async () => {
    harness.close();
    harness = await startDesk({ tenant, folder: harness.folder, settleMs: 60_000 });
    const { plan } = await preparePlan(harness, priya, { lost: () => [] });
    await tenant.fault({ route: passPosts, kind: 'reset-before', times: 1 });
    expect((await harness.carryOut(plan.id)).steps[0]?.state).toBe('unknown');
    await harness.call('plans.abandon', { planId: plan.id });
    expect((await nextPlan(plan.userId)).executable).toBe(false);
  });

  test('it counts for its own plan when that is taken up again, and so does a later one: which is then spent as well', async () => {
    const { plan } = await preparePlan(harness, priya, { lost: app });
    await tenant.fault({ route: 'DELETE .*microsoftAuthenticatorMethods', kind: 'forbidden', times: 2 });
    expect((await harness.carryOut(plan.id)).state).toBe('paused');
    expect((await harness.takeUp(plan.id)).state).toBe('paused');
    harness.clock.offsetMs = 16 * 60_000;
    expect((await harness.refusal('plans.resume', { planId: plan.id })).code).toBe('evidence.expired');
    const later = await checkAgain(plan.userId);
    expect((await harness.takeUp(plan.id)).state).toBe('done');
    const authorities = harness.reader.intentsOfPlan(plan.id).map(({ authority }) => authority);
    expect(authorities.at(-1)).toEqual({ kind: 'callerEvidence', evidenceIds: [later.id] });
    expect((await nextPlan(plan.userId)).executable).toBe(false);
  });
});

describe('after “This was not them”', () => {
  const alarm = async (whom = priya, observation = photoIdInPerson): Promise<{ ticketId: string; plan: Plan }> => {
    const { plan } = await preparePlan(harness, whom, { lost: app, observation });
    await harness.carryOut(plan.id);
    // Handed over: what is registered from here on may be theirs.
    await harness.call('secrets.reveal', { planId: plan.id });
    await harness.call('watch.start', { planId: plan.id });
    await tenant.register(whom, { kind: 'fido2', displayName: 'A stranger’s key' });
    await expect
      .poll(() => harness.reader.notes('method.appeared', { planId: plan.id }).length, { timeout: 20_000, interval: 200 })
      .toBe(1);
    const { id: ticketId } = await harness.call('tickets.open', { userId: plan.userId, ticketId: null });
    return { ticketId, plan };
  };
  const answerLoss = async (ticketId: string, keys: readonly string[], userId: string): Promise<void> => {
    const { revision } = await harness.call('tickets.open', { userId, ticketId });
    await harness.call('tickets.change', {
      ticketId,
      revision,
      changes: [
        ...(keys.length > 0 ? [{ type: 'lossChosen' as const, methodKeys: [...keys] }] : []),
        { type: 'lossDone', inWords: 'theirs' },
      ],
    });
  };

  test('ending access goes on with what the first plan held; a new pass needs a new check', { timeout: 40_000 }, async () => {
    const { ticketId, plan } = await alarm();
    await harness.call('tickets.planAgain', { ticketId, because: 'notThem' });
    await answerLoss(ticketId, [], plan.userId);
    const ending = await harness.call('plans.propose', { ticketId });
    expect(ending).toMatchObject({ executable: true });
    expect(ending.steps.filter(({ enabled }) => enabled).map(({ action }) => action)).toEqual([
      'method.delete',
      'method.delete',
      'sessions.revoke',
    ]);

    // The pass switched on again: nobody is given anything on a check that was made for somebody else’s way in.
    const { revision } = await harness.call('tickets.open', { userId: plan.userId, ticketId });
    await harness.call('tickets.change', { ticketId, revision, changes: [{ type: 'stepSwitched', stepId: 'pass', on: true }] });
    const handing = await harness.call('plans.propose', { ticketId });
    expect(handing).toMatchObject({ executable: false });
    expect(handing.findings.map(({ code }) => code)).toContain('evidenceSpent');
    expect((await harness.refusal('plans.execute', { planId: handing.id })).code).toMatch(/^evidence\./u);

    const now = await harness.call('tickets.open', { userId: plan.userId, ticketId });
    await harness.call('tickets.change', {
      ticketId,
      revision: now.revision,
      changes: [{ type: 'stepSwitched', stepId: 'pass', on: false }],
    });
    const again = await harness.call('plans.propose', { ticketId });
    expect((await harness.carryOut(again.id)).state).toBe('done');
    expect(await passesMade()).toBe(1);
  });

  test('it waits neither for the check to be young nor for a pass, where nothing else is registered', { timeout: 40_000 }, async () => {
    const { ticketId, plan } = await alarm('tomasz.zielinski@northmoor.example', {
      kind: 'photoIdVideo',
      document: 'studentCard',
      matchesPhotoOnRecord: 'yes',
    });
    harness.clock.offsetMs = 50 * 60_000;
    await harness.call('evidence.fail', { userId: plan.userId, ticket, observation: { kind: 'callBack', outcome: 'notAnswered' } });
    expect(await harness.call('tickets.planAgain', { ticketId, because: 'notThem' })).toMatchObject({ at: 'lost' });
    await answerLoss(ticketId, [], plan.userId);
    const ending = await harness.call('plans.propose', { ticketId });
    expect(ending.findings.map(({ code }) => code)).toContain('passwordOnlyWindow');
    expect(ending.executable).toBe(true);
    expect((await harness.carryOut(ending.id)).state).toBe('done');
    expect(await passesMade()).toBe(1);
  });

  test('ending access means what was registered since, and nothing else of theirs', { timeout: 40_000 }, async () => {
    const { ticketId, plan } = await alarm();
    await harness.call('tickets.planAgain', { ticketId, because: 'notThem' });
    const person = await harness.open(priya);
    await answerLoss(ticketId, keysOf(person, 'fido2'), plan.userId);
    const { revision } = await harness.call('tickets.open', { userId: plan.userId, ticketId });
    await harness.call('tickets.change', { ticketId, revision, changes: [{ type: 'stepSwitched', stepId: 'pass', on: false }] });
    expect(keysOf(person, 'fido2').length).toBe(2);
    expect(await harness.call('plans.propose', { ticketId })).toMatchObject({ executable: false });
  });
});

describe('V8: what the person needs now is asked at every start and take-up', () => {
  /** A directory role, from now on. */
  const becomesAdministrator = (): void => {
    answers.edit = (url, body) =>
      /\/users\/[^/]+\/transitiveMemberOf\?/u.test(url) && Array.isArray(body['value'])
        ? {
            ...body,
            value: [
              ...(body['value'] as unknown[]),
              {
                '@odata.type': '#microsoft.graph.directoryRole',
                id: 'c0ffee00-0000-4000-8000-000000000001',
                displayName: 'Global Administrator',
                roleTemplateId: '62e90394-69f5-4237-9190-012177145e10',
              },
            ],
          }
        : undefined;
  };

  test('a plan begun on one call back is not taken up again for somebody who is an administrator by now', async () => {
    await harness.call('session.switchAgent', { userPrincipalName: 'ingrid.halvorsen@northmoor.example' });
    const { plan } = await preparePlan(harness, priya, {
      lost: app,
      observation: { kind: 'callBack', number: 'business', numberEnding: '0151', answered: true },
    });
    expect(plan).toMatchObject({ strengthNeeded: 'standard', executable: true });
    await tenant.fault({ route: 'DELETE .*microsoftAuthenticatorMethods', kind: 'forbidden', times: 1 });
    expect((await harness.carryOut(plan.id)).state).toBe('paused');
    becomesAdministrator();
    await tenant.clearRequests();
    expect((await harness.refusal('plans.resume', { planId: plan.id })).code).toBe('evidence.insufficient');
    expect(await tenant.writes()).toEqual([]);
    await checkAgain(plan.userId);
    expect((await harness.takeUp(plan.id)).state).toBe('done');
  });

  test('nor is a long pass made on it when the desk has become stricter meanwhile', async () => {
    const { plan } = await preparePlan(harness, priya, {
      lost: () => [],
      observation: { kind: 'callBack', number: 'business', numberEnding: '0151', answered: true },
    });
    expect(plan.executable).toBe(true);
    harness.settings.profile = {
      ...harness.settings.profile,
      verification: { ...harness.settings.profile.verification, longPassMinutes: 30 },
    };
    expect((await harness.refusal('plans.execute', { planId: plan.id })).code).toBe('evidence.insufficient');
    expect(await tenant.writes()).toEqual([]);
  });
});
