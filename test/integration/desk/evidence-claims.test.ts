import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { EvidenceObservation } from '../../../contract/evidence.ts';
import type { Person } from '../../../contract/person.ts';
import type { DeskHarness } from '../../support/desk-harness.ts';
import { photoIdInPerson, removeFolder, startDesk, ticket, ticketFor } from '../../support/desk-harness.ts';
import { EditedAnswers } from '../../support/edited-answers.ts';
import type { TestTenant } from '../../support/practice-tenant.ts';
import { startTestTenant } from '../../support/practice-tenant.ts';

const upn = (name: string): string => `${name}@northmoor.example`;
const priya = upn('priya.raman');
const oskar = upn('oskar.berg');
const kenji = upn('kenji.watanabe');
const nikhil = upn('nikhil.desai');
const ingrid = upn('ingrid.halvorsen');
let tenant: TestTenant;
let harness: DeskHarness;
let answers: EditedAnswers;

beforeAll(async () => {
  tenant = await startTestTenant();
});
afterAll(() => tenant.stop());
beforeEach(async () => {
  answers = new EditedAnswers();
  harness = await startDesk({ tenant, fetch: answers.fetch });
});
afterEach(async () => {
  harness.close();
  removeFolder(harness.folder);
  await tenant.clearFaults();
});

const callBack = (number: string, numberEnding: string): EvidenceObservation =>
  ({ kind: 'callBack', number, numberEnding, answered: true }) as EvidenceObservation;
const byManager = (managerId: string, more: object = {}): EvidenceObservation =>
  ({ kind: 'managersWord', managerId, reachedBy: 'inPerson', called: null, ...more }) as EvidenceObservation;
const recorded = (): number => harness.reader.notes('evidence.recorded').length;
const record = (person: Person, observation: EvidenceObservation) =>
  harness.call('evidence.record', { userId: person.user.id, ticket, observation });
/** Refused, with a sentence that names another check, and not recorded. */
const isRefused = async (person: Person, observation: EvidenceObservation, code = 'evidence.notOnRecord'): Promise<void> => {
  const before = recorded();
  const fault = await harness.refusal('evidence.record', { userId: person.user.id, ticket, observation });
  expect(fault.code).toBe(code);
  expect(fault.message).toMatch(/photo ID|call back|manager|colleague/iu);
  expect(recorded()).toBe(before);
};
const phoneKeys = (person: Person): string[] =>
  person.methods.ok ? person.methods.value.flatMap(({ kind, id, phoneType }) => (phoneType === 'mobile' ? [`${kind}/${id}`] : [])) : [];

describe('F01: the lost phone under another name', () => {
  test.each([
    ['an agent who sees numbers in full', ingrid],
    ['one who sees their ends', upn('morag.sinclair')],
  ])('a work phone that is the lost mobile proves nothing: for %s', async (_, agent) => {
    await harness.call('session.switchAgent', { userPrincipalName: agent });
    const person = await harness.open(oskar);
    // Said by a page that does not ask: the number stands in the directory under this name.
    await record(person, callBack('business', '0021'));
    const ticketId = await ticketFor(harness, person.user.id, { lostMethodKeys: phoneKeys(person) });
    const plan = await harness.call('plans.propose', { ticketId });
    expect(plan).toMatchObject({ executable: false, strengthHeld: 'none' });
    expect(plan.findings.map(({ code }) => code)).toContain('callBackToLostNumber');
    expect((await harness.refusal('plans.execute', { planId: plan.id })).code).toBe('evidence.insufficient');
  });

  test('one number is offered once, with the doubt of its most doubtful name', async () => {
    await harness.call('session.switchAgent', { userPrincipalName: ingrid });
    const { callBackNumbers } = await harness.open(oskar);
    expect(callBackNumbers.map(({ number, ending }) => [number, ending])).toEqual([['mobile', '0021']]);
    expect(callBackNumbers[0]?.doubt).not.toBeNull();
  });

  test('a number that nobody can dial is not offered, and casts its doubt on one that ends alike', async () => {
    const { callBackNumbers } = await harness.open(priya);
    expect(callBackNumbers.map(({ number, display }) => [number, display])).toEqual([
      ['business', '+44 1632 960151'],
      ['directoryMobile', '+44 7700 900001'],
    ]);
    expect(callBackNumbers.map(({ doubt }) => doubt === null)).toEqual([true, false]);
  });
});

describe('V2: main looks up what a check says', () => {
  test('a number that is not on record', async () => {
    const person = await harness.open(priya);
    await isRefused(person, callBack('business', '9999'));
    await isRefused(person, callBack('alternateMobile', '0001'));
    await isRefused(person, callBack('mobile', '01'));
    await record(person, callBack('business', '0151'));
    expect(recorded()).toBe(1);
  });

  test('a number that was on record when the person was opened, and is no more', async () => {
    const person = await harness.open(priya);
    answers.edit = (url, body) => (url.includes('$expand=manager') ? { ...body, businessPhones: ['+44 1632 960199'] } : undefined);
    await isRefused(person, callBack('business', '0151'));
  });

  test('a manager that the directory does not name, and one where there is none', async () => {
    const [person, alone, other] = [await harness.open(priya), await harness.open(nikhil), await tenant.truth(kenji)];
    await isRefused(person, byManager(other.id));
    await isRefused(alone, byManager(other.id));
    await isRefused(alone, byManager(other.id, { reachedBy: 'teamsCallByAgent' }));
    expect(person.manager.ok && person.manager.value !== null).toBe(true);
    if (person.manager.ok && person.manager.value) {
      const { id } = person.manager.value;
      // Which number was called is said, and is one of theirs.
      await isRefused(person, byManager(id, { reachedBy: 'numberOnRecord' }), 'input.invalid');
      await isRefused(person, byManager(id, { reachedBy: 'numberOnRecord', called: { number: 'business', ending: '9999' } }));
      await record(person, byManager(id, { reachedBy: 'numberOnRecord', called: { number: 'business', ending: '0169' } }));
    }
    expect(recorded()).toBe(1);
  });

  test('a photo: no match where there is none, and none where there is one', async () => {
    const [without, having] = [await harness.open(kenji), await harness.open(priya)];
    await isRefused(without, photoIdInPerson);
    await isRefused(without, { kind: 'photoIdVideo', document: 'staffCard', matchesPhotoOnRecord: 'yes' });
    await isRefused(having, { kind: 'photoIdInPerson', document: 'staffCard', matchesPhotoOnRecord: 'noPhotoOnRecord' });
    expect(
      await record(without, { kind: 'photoIdInPerson', document: 'staffCard', matchesPhotoOnRecord: 'noPhotoOnRecord' }),
    ).toMatchObject({
      strength: 'standard',
    });
    expect(await record(having, photoIdInPerson)).toMatchObject({ strength: 'high' });
  });

  test('what cannot be read is not believed either', async () => {
    const person = await harness.open(priya);
    await tenant.fault({ route: 'GET .*/photos/.*', kind: 'forbidden' });
    await isRefused(person, photoIdInPerson, 'graph.forbidden');
    await isRefused(person, { kind: 'photoIdInPerson', document: 'passport', matchesPhotoOnRecord: 'noPhotoOnRecord' }, 'graph.forbidden');
  });
});
