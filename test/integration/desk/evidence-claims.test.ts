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
  Object.assign({ kind: 'managersWord' as const, managerId, reachedBy: 'inPerson' as const, called: null }, more);
const recorded = (): number => harness.reader.notes('evidence.recorded').length;
const record = (person: Person, observation: EvidenceObservation) =>
  harness.call('evidence.record', { userId: person.user.id, ticket, observation });
/** The code of the refusal; its sentence names another check. */
const refusalOf = async (person: Person, observation: EvidenceObservation): Promise<string> => {
  const fault = await harness.refusal('evidence.record', { userId: person.user.id, ticket, observation });
  return /photo ID|call back|manager’s word|colleague/u.test(fault.message) ? fault.code : fault.message;
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
    expect(await refusalOf(person, callBack('business', '9999'))).toBe('evidence.notOnRecord');
    expect(await refusalOf(person, callBack('alternateMobile', '0001'))).toBe('evidence.notOnRecord');
    expect(await refusalOf(person, callBack('mobile', '01'))).toBe('evidence.notOnRecord');
    await record(person, callBack('business', '0151'));
    expect(recorded()).toBe(1);
  });

  test('a number that was on record when the person was opened, and is no more', async () => {
    const person = await harness.open(priya);
    answers.edit = (url, body) => (url.includes('$expand=manager') ? { ...body, businessPhones: ['+44 1632 960199'] } : undefined);
    expect(await refusalOf(person, callBack('business', '0151'))).toBe('evidence.notOnRecord');
  });

  test('a manager that the directory does not name, and one where there is none', async () => {
    const [person, alone, other] = [await harness.open(priya), await harness.open(nikhil), await tenant.truth(kenji)];
    expect(await refusalOf(person, byManager(other.id))).toBe('evidence.notOnRecord');
    expect(await refusalOf(alone, byManager(other.id))).toBe('evidence.notOnRecord');
    expect(await refusalOf(alone, byManager(other.id, { reachedBy: 'teamsCallByAgent' }))).toBe('evidence.notOnRecord');
    const { id } = await tenant.truth(upn('rosalind.achebe'));
    // Which number was called is said, and is one of theirs.
    const onNumber = (called: object | null) => byManager(id, { reachedBy: 'numberOnRecord', called });
    expect(await refusalOf(person, onNumber(null))).toBe('input.invalid');
    expect(await refusalOf(person, onNumber({ number: 'business', ending: '9999' }))).toBe('evidence.notOnRecord');
    await record(person, onNumber({ number: 'business', ending: '0169' }));
    expect(recorded()).toBe(1);
  });

  test('a photo: no match where there is none, and none where there is one', async () => {
    const [without, having] = [await harness.open(kenji), await harness.open(priya)];
    expect(await refusalOf(without, photoIdInPerson)).toBe('evidence.notOnRecord');
    expect(await refusalOf(without, { kind: 'photoIdVideo', document: 'staffCard', matchesPhotoOnRecord: 'yes' })).toBe(
      'evidence.notOnRecord',
    );
    expect(await refusalOf(having, { kind: 'photoIdInPerson', document: 'staffCard', matchesPhotoOnRecord: 'noPhotoOnRecord' })).toBe(
      'evidence.notOnRecord',
    );
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
    expect(await refusalOf(person, photoIdInPerson)).toBe('graph.forbidden');
    expect(await refusalOf(person, { kind: 'photoIdInPerson', document: 'passport', matchesPhotoOnRecord: 'noPhotoOnRecord' })).toBe(
      'graph.forbidden',
    );
    expect(recorded()).toBe(0);
  });
});
