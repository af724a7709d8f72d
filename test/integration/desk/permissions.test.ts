import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FeatureId } from '../../../contract/features.ts';
import type { Person } from '../../../contract/person.ts';
import { FaultError } from '../../../main/fault-error.ts';
import type { DeskHarness } from '../../support/desk-harness.ts';
import { keysOf, preparePlan, removeFolder, startDesk } from '../../support/desk-harness.ts';
import type { TestTenant } from '../../support/practice-tenant.ts';
import { startTestTenant } from '../../support/practice-tenant.ts';
import type { Script } from './scripted-sign-in.ts';
import { declined, scriptedSignIn } from './scripted-sign-in.ts';

const priya = 'priya.raman@northmoor.example';
const app = (person: Person) => keysOf(person, 'microsoftAuthenticator');
let tenant: TestTenant;
let harness: DeskHarness;
let script: Script;

const start = async (agreed: readonly FeatureId[]): Promise<void> => {
  const scripted = scriptedSignIn(tenant.tenant, ['lookUp', ...agreed]);
  script = scripted.script;
  harness = await startDesk({ tenant, signIn: scripted.signIn });
};

beforeEach(async () => {
  tenant = await startTestTenant();
});
afterEach(async () => {
  harness.close();
  removeFolder(harness.folder);
  await tenant.stop();
});

const actions = () =>
  harness.reader
    .list({ filter: {}, limit: 500 })
    .entries.map((entry) => entry.action)
    .toReversed();
const stateOf = async (planId: string) => (await harness.openRuns()).find((run) => run.plan.id === planId)?.state;
const sent = async (part: string) => (await tenant.requests()).filter(({ path }) => path.includes(part));

describe('A plan whose permissions nobody agreed to', () => {
  test('is refused with what is missing, before anything is sent or noted', async () => {
    await start(['photos', 'signInLog', 'sessions']);
    const { plan } = await preparePlan(harness, priya, { lost: app });
    const before = actions();
    const fault = await harness.refusal('plans.execute', { planId: plan.id });
    expect(fault).toMatchObject({ code: 'auth.consentNeeded', features: ['passes', 'defaultMethod', 'removals'] });
    expect(fault.message).toContain(
      'issue and remove Temporary Access Passes, change the default sign-in method and remove sign-in methods',
    );
    expect(await tenant.writes()).toEqual([]);
    expect(actions()).toEqual(before);
    expect(await harness.openRuns()).toEqual([]);
  });

  test('says so beforehand', async () => {
    await start(['sessions', 'removals', 'defaultMethod']);
    const { plan } = await preparePlan(harness, priya, { lost: app });
    expect(plan.executable).toBe(true);
    expect(plan.findings.filter(({ code }) => code === 'permissionNeeded')).toEqual([
      {
        level: 'info',
        code: 'permissionNeeded',
        message: 'Microsoft will ask you to agree first that Latchkey may issue and remove Temporary Access Passes.',
      },
    ]);
  });

  test('is carried out when the agent agreed and asks again, and by nobody else', async () => {
    await start([]);
    const { plan } = await preparePlan(harness, priya, { lost: app });
    const { features } = await harness.refusal('plans.execute', { planId: plan.id });
    await harness.call('session.allow', { features: [...(features ?? [])] });
    expect(script.pages).toEqual([features]);
    expect(await tenant.writes()).toEqual([]);
    expect((await harness.carryOut(plan.id)).state).toBe('done');
    expect(actions().filter((action) => action === 'session.permissionAgreed')).toHaveLength(1);
  });

  test('stays refused when the agent declines, and what needs no permission goes on', async () => {
    await start([]);
    const { plan } = await preparePlan(harness, priya, { lost: app });
    script.pageFault = declined;
    expect((await harness.refusal('session.allow', { features: ['passes'] })).code).toBe('auth.declined');
    expect((await harness.refusal('plans.execute', { planId: plan.id })).code).toBe('auth.consentNeeded');
    expect((await harness.open(priya)).methods.ok).toBe(true);
    expect(actions()).not.toContain('session.permissionAgreed');
    expect(await tenant.writes()).toEqual([]);
  });

  test('needs none for steps that are switched off', async () => {
    await start(['passes']);
    const { plan } = await preparePlan(harness, priya, { lost: () => [] });
    expect(plan.findings.some(({ code }) => code === 'permissionNeeded')).toBe(false);
    expect((await harness.carryOut(plan.id)).state).toBe('done');
    expect(script.asked.flat()).not.toContain('removals');
  });

  test('is not sent when permissions cannot be asked for', async () => {
    await start([]);
    const { plan } = await preparePlan(harness, priya, { lost: app });
    script.missingFault = new FaultError('auth.signInNeeded', 'Sign in again.');
    expect((await harness.refusal('plans.execute', { planId: plan.id })).code).toBe('auth.signInNeeded');
    expect(await tenant.writes()).toEqual([]);
    expect(actions()).not.toContain('plan.started');
    // A proposal still comes; it only cannot say what will be asked.
    expect((await preparePlan(harness, priya, { lost: app })).plan.findings.some(({ code }) => code === 'permissionNeeded')).toBe(false);
  });
});

describe('A paused plan', () => {
  test('goes on only with the permissions of what is left', async () => {
    await start(['passes', 'removals', 'defaultMethod', 'sessions']);
    const { plan } = await preparePlan(harness, priya, { lost: app });
    await tenant.fault({ route: 'DELETE .*microsoftAuthenticatorMethods', kind: 'forbidden', times: 1 });
    expect((await harness.carryOut(plan.id)).state).toBe('paused');
    // Somebody takes permissions back meanwhile; the pass is made already.
    script.agreed.delete('removals');
    script.agreed.delete('passes');
    await tenant.clearRequests();
    const fault = await harness.refusal('plans.resume', { planId: plan.id });
    expect(fault).toMatchObject({ code: 'auth.consentNeeded', features: ['removals'] });
    expect(await tenant.writes()).toEqual([]);
    expect(harness.events.flatMap((event) => (event.type === 'plan.progress' ? [event.run.state] : [])).at(-1)).toBe('paused');
    await harness.call('session.allow', { features: ['removals'] });
    expect((await harness.takeUp(plan.id)).state).toBe('done');
  });
});

describe('What is read with a permission of its own', () => {
  test('fails by itself without it, asks nothing of Graph, and is there after the agent agreed', async () => {
    await start([]);
    const person = await harness.open(priya);
    expect(person.signIns).toMatchObject({ ok: false, fault: { code: 'auth.consentNeeded', features: ['signInLog'] } });
    expect([person.methods.ok, person.adminRoles.ok, person.passPolicy.ok]).toEqual([true, true, true]);
    expect(await harness.refusal('users.photo', { userId: person.user.id })).toMatchObject({
      code: 'auth.consentNeeded',
      features: ['photos'],
    });
    expect(await sent('/auditLogs/')).toEqual([]);
    expect(await sent('/photo')).toEqual([]);
    await harness.call('session.allow', { features: ['signInLog', 'photos'] });
    expect((await harness.open(priya)).signIns.ok).toBe(true);
    await harness.call('users.photo', { userId: person.user.id });
    expect(await sent('/photo')).toHaveLength(1);
  });
});

describe('A token that cannot be had in the middle of a plan', () => {
  test('leaves no write in doubt: the journal says that it was not made, and the plan goes on after signing in', async () => {
    await start(['passes', 'removals', 'defaultMethod', 'sessions']);
    const { plan } = await preparePlan(harness, priya, { lost: app });
    let writes = 0;
    script.token = (real) => {
      // The first write's token; from the second on there is none until the agent signs in again.
      const isDone = harness.reader.intentsOfPlan(plan.id).length > 1;
      if (isDone) writes += 1;
      return isDone ? Promise.reject(new FaultError('auth.signInNeeded', 'Your sign-in has ended.')) : Promise.resolve(real);
    };
    const paused = await harness.carryOut(plan.id);
    expect(writes).toBeGreaterThan(0);
    expect(paused.state).toBe('paused');
    expect(paused.steps.map(({ state }) => state)).toEqual(['succeeded', 'failed', 'waiting', 'waiting']);
    expect(paused.steps[1]?.fault?.code).toBe('auth.signInNeeded');
    expect(harness.reader.intentsOfPlan(plan.id).map(({ outcome }) => outcome?.result)).toEqual(['succeeded', 'failed']);
    expect(await tenant.writes()).toHaveLength(1);

    script.token = null;
    await harness.call('session.signInAgain', {});
    expect(script.pages).toEqual([{ claims: null }]);
    expect((await harness.takeUp(plan.id)).state).toBe('done');
  });

  test('wherever it happens, each write is made once and none is left in doubt', { timeout: 240_000 }, async () => {
    await start([]);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 5, maxLength: 40 }), async (refusals) => {
        harness.close();
        removeFolder(harness.folder);
        await tenant.stop();
        tenant = await startTestTenant();
        await start(['passes', 'removals', 'defaultMethod', 'sessions', 'signInLog']);
        const { plan } = await preparePlan(harness, priya, { lost: app });
        const left = [...refusals];
        script.token = (real) =>
          left.shift() === true ? Promise.reject(new FaultError('auth.signInNeeded', 'Sign in again.')) : Promise.resolve(real);
        // What the agent does: takes it up until it is done, whatever comes.
        for (let tried = 0; (await stateOf(plan.id)) !== 'done'; tried += 1) {
          expect(tried).toBeLessThan(50);
          const started = (await harness.openRuns()).some((run) => run.plan.id === plan.id);
          const ended = await (started ? harness.takeUp(plan.id) : harness.carryOut(plan.id)).then(
            () => 'with a run',
            (error: unknown) => (error instanceof FaultError ? error.code : error),
          );
          expect(['with a run', 'auth.signInNeeded']).toContain(ended);
          expect(harness.reader.undecidedIntents()).toEqual([]);
        }
        const writes = await tenant.writes();
        expect(writes.every(({ status }) => status < 300)).toBe(true);
        expect(writes).toHaveLength(plan.steps.filter(({ enabled }) => enabled).length);
      }),
      // The first two: a part of the reading fails, on which it depends who may act, and how strict the check must be.
      {
        numRuns: 6,
        examples: [[[true, false, false, false, false, false, true]], [[true, false, false, false, false, false, false, true, false]]],
      },
    );
  });
});
