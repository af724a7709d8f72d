import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { EvidenceObservation } from '../../../contract/evidence.ts';
import type { Person } from '../../../contract/person.ts';
import { DeskProfile } from '../../../contract/profile.ts';
import type { DeskHarness } from '../../support/desk-harness.ts';
import { keysOf, photoIdInPerson, preparePlan, removeFolder, startDesk, ticket } from '../../support/desk-harness.ts';
import type { TestTenant } from '../../support/practice-tenant.ts';
import { startTestTenant } from '../../support/practice-tenant.ts';

const priya = 'priya.raman@northmoor.example';
const app = (person: Person) => keysOf(person, 'microsoftAuthenticator');
const photoIdVideo: EvidenceObservation = { kind: 'photoIdVideo', document: 'staffCard', matchesPhotoOnRecord: 'yes' };

let tenant: TestTenant;
let harness: DeskHarness;

beforeAll(async () => {
  tenant = await startTestTenant();
});
afterAll(() => tenant.stop());
afterEach(() => {
  harness.close();
  removeFolder(harness.folder);
});

const useProfile = (profile: unknown): void => {
  harness.settings.profile = DeskProfile.parse(profile);
};

describe('the checks that a desk accepts', () => {
  test('any other is refused, and nothing is noted', async () => {
    harness = await startDesk({ tenant, profile: { verification: { checks: ['photoIdInPerson', 'callBack'] } } });
    const person = await harness.open(priya);
    const fault = await harness.refusal('evidence.record', { userId: person.user.id, ticket, observation: photoIdVideo });
    expect(fault.code).toBe('desk.policy');
    expect(fault.message).toContain('photo ID by video');
    expect(harness.reader.notes('evidence.recorded', { userId: person.user.id, ticket })).toEqual([]);
    await harness.call('evidence.record', { userId: person.user.id, ticket, observation: photoIdInPerson });
  });

  test('one that was accepted when it was made no longer counts once it is not: nothing is sent', async () => {
    harness = await startDesk({ tenant });
    const { plan, person } = await preparePlan(harness, priya, { lost: app });
    expect(plan.executable).toBe(true);
    await tenant.clearRequests();
    useProfile({ verification: { checks: ['callBack'] } });
    expect((await harness.refusal('plans.execute', { planId: plan.id })).code).toBe('evidence.expired');
    expect(await harness.call('evidence.list', { userId: person.user.id, ticket })).toEqual([]);
    expect(await tenant.writes()).toEqual([]);
    useProfile({});
    expect(await harness.call('evidence.list', { userId: person.user.id, ticket })).toHaveLength(1);
  });
});

test('a saved country code counts at the next search', async () => {
  harness = await startDesk({ tenant });
  const person = await harness.open(priya);
  const number = person.user.businessPhones[0] ?? person.user.mobilePhone ?? '';
  expect(number).toMatch(/^\+44/u);
  const national = `0${number.replace(/^\+44\s*/u, '')}`;
  const found = async () => (await harness.call('users.search', { query: national })).users.map(({ id }) => id);
  expect(await found()).toContain(person.user.id);
  useProfile({ countryCallingCode: '353' });
  expect(await found()).not.toContain(person.user.id);
});

test('a sign-in from a trusted network is shown with its name', async () => {
  harness = await startDesk({ tenant });
  const before = await harness.open(priya);
  const rows = before.signIns.ok ? before.signIns.value : [];
  const address = rows.map(({ ipAddress }) => ipAddress).find((known) => known !== null) ?? '';
  expect(rows.every(({ network }) => network === null)).toBe(true);
  useProfile({ trustedNetworks: [{ name: 'Head office', range: `${address}/32` }] });
  const after = await harness.open(priya);
  expect(
    after.signIns.ok &&
      after.signIns.value.map(({ ipAddress, network }) => (ipAddress === address ? network === 'Head office' : network === null)),
  ).not.toContain(false);
  expect(after.signIns.ok && after.signIns.value.some(({ network }) => network === 'Head office')).toBe(true);
});

test('the slip says when the desk is reached and what people may register, and the watch marks what they may not', async () => {
  harness = await startDesk({ tenant, profile: { supportHours: 'Weekdays 8 to 17', allowedMethods: ['fido2', 'microsoftAuthenticator'] } });
  const { plan } = await preparePlan(harness, priya, { lost: () => [] });
  await harness.carryOut(plan.id);
  await harness.call('secrets.print', { planId: plan.id });
  expect(harness.slips).toMatchObject([{ supportHours: 'Weekdays 8 to 17', registerWith: ['Microsoft Authenticator', 'Passkey'] }]);
  useProfile({});
  await harness.call('secrets.print', { planId: plan.id });
  expect(harness.slips[1]?.registerWith).toEqual([]);

  useProfile({ allowedMethods: ['fido2'] });
  await harness.call('watch.start', { planId: plan.id });
  await tenant.register(priya, { kind: 'microsoftAuthenticator', displayName: 'New phone' });
  await tenant.register(priya, { kind: 'fido2', displayName: 'New key' });
  // A look of the watch may fall between the two.
  const watched = () => harness.events.findLast((event) => event.type === 'watch.changed')?.watch;
  await expect
    .poll(() =>
      watched()
        ?.appeared.map(({ kind }) => kind)
        .toSorted(),
    )
    .toEqual(['fido2', 'microsoftAuthenticator']);
  expect(watched()).toMatchObject({ state: 'appeared', notAllowed: ['microsoftAuthenticator'] });
  await harness.call('watch.stop', { planId: plan.id });
});
