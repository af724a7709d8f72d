import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RecordContent, StoredActor } from '../../../main/audit/record-content.ts';
import { encodeRecord } from '../../../main/audit/record-format-2.ts';
import { decodeRecord } from '../../../main/audit/stored-record.ts';
import { wellFormed } from '../../../main/audit/well-formed.ts';

const record: RecordContent = {
  seq: 1,
  id: '7d9f1f0e-3d57-4c84-9a5e-0d8f2f6a1b11',
  kind: 'note',
  action: 'plan.started',
  result: null,
  atUtc: '2026-11-22T09:30:00.000Z',
  clockUtc: '2026-11-22T09:30:00.000Z',
  agent: null,
  about: null,
  person: null,
  ticket: 'INC-1',
  intentId: null,
  planId: null,
  stepId: null,
  authority: null,
  summary: 'Started.',
  data: {},
};

const person: StoredActor = { id: '1', displayName: 'Pia Person', userPrincipalName: 'pia@practice.example' };
const aboutPerson: RecordContent = { ...record, about: 'person', person, agent: { ...person, id: '2', displayName: 'Ada Agent' } };

/** Written and read again; `keep` says which of the texts are still there. */
const again = (content: RecordContent, keep: (place: string) => boolean = () => true) => {
  const { text, personal } = encodeRecord(content);
  return decodeRecord(
    text,
    personal.filter(({ place }) => keep(place)),
  );
};

test('the order in which the keys were given changes nothing but the salted hashes', () => {
  const reversed = Object.fromEntries(Object.entries(record).reverse()) as typeof record;
  const withoutHashes = ({ text }: { readonly text: string }) => text.replaceAll(/"sha256":"[\w-]{43}"/g, '');
  expect(withoutHashes(encodeRecord(reversed))).toBe(withoutHashes(encodeRecord(record)));
});

test('what is stored can be read back, whatever the data are', () => {
  const data = { é: [1, 1e21, -0.5, null, true, { b: 'x', a: '\u{1F600}\n' }], status: 204, evidence: { kind: 'callBack', 'a/b~c': 'x' } };
  expect(again({ ...aboutPerson, data })).toEqual({ ...aboutPerson, data, format: 2 });
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.string({ unit: 'grapheme' }).map((key) => `k${key}`),
        fc.jsonValue(),
      ),
      (made) => {
        const json = JSON.stringify({ ...made, status: made });
        expect(JSON.stringify(again({ ...record, data: JSON.parse(json) }).data)).toBe(JSON.stringify(sorted(JSON.parse(json))));
      },
    ),
  );
});

test('a text apart is read back with every key it has', () => {
  const plan: unknown = JSON.parse('{"__proto__":{"a":1},"constructor":null}');
  const { data } = again({ ...record, data: JSON.parse(JSON.stringify({ plan })) });
  expect(JSON.stringify(data)).toBe('{"plan":{"__proto__":{"a":1},"constructor":null}}');
});

describe('the bytes', () => {
  const observed = { kind: 'callBack', number: 'mobile', numberEnding: '417', answered: true };
  const data = {
    methodKind: 'phone',
    methodId: '3179e48a-750b-4051-897c-87b9720928f7',
    preferredBefore: null,
    passIdsBefore: ['a', 'b'],
    evidence: { id: 'e1', observation: observed },
    plan: { userDisplayName: 'Pia Person' },
    newInALaterVersion: 1,
  };

  test('hold ids, kinds, counts and times, and only hashes of what is about people', () => {
    const { text } = encodeRecord({ ...aboutPerson, data, summary: 'Removed Mobile phone (+44 XXXXXXXX01).' });
    const hashed = { sha256: expect.stringMatching(/^[\w-]{43}$/) };
    expect(JSON.parse(text)).toMatchObject({
      format: 2,
      agent: { id: '2', displayName: hashed, userPrincipalName: hashed },
      subject: { kind: 'person', id: '1', displayName: hashed, userPrincipalName: hashed },
      ticket: 'INC-1',
      summary: hashed,
      data: {
        methodKind: 'phone',
        preferredBefore: null,
        passIdsBefore: ['a', 'b'],
        evidence: { id: 'e1', observation: { kind: 'callBack', number: hashed, numberEnding: hashed, answered: true } },
        plan: hashed,
        newInALaterVersion: hashed,
      },
    });
    expect(text).not.toMatch(/Pia|Ada|@|\+44|417/);
  });

  test.each(['pia@practice.example', '+44 7700 900123', '+447700900123', 'Pia Person', 'Pia’s'])(
    'never hold %s, even under a name that may stand in them',
    (value) => {
      const { text } = encodeRecord({ ...record, data: { reason: value, fields: [value], evidence: { id: value } } });
      expect(text).not.toContain(value);
    },
  );

  test('are never the same for the same text: nobody can look up who it was', () => {
    const hashes = () => JSON.stringify(JSON.parse(encodeRecord(aboutPerson).text).subject);
    expect(hashes()).not.toBe(hashes());
    const salts = encodeRecord(aboutPerson).personal.map(({ salt }) => salt);
    expect(new Set(salts).size).toBe(5);
    for (const salt of salts) expect(Buffer.from(salt, 'base64url')).toHaveLength(16);
  });
});

describe('a text that has left', () => {
  test('is null where it was a name or the sentence', () => {
    const content = { ...aboutPerson, data: { status: 204 } };
    const nameless = { displayName: null, userPrincipalName: null };
    expect(again(content, () => false)).toEqual({
      ...content,
      format: 2,
      agent: { id: '2', ...nameless },
      person: { id: '1', ...nameless },
      summary: null,
    });
  });

  test('is its hash where it was among the data, so that nobody takes it for a value', () => {
    expect(again({ ...record, data: { plan: null } }, () => false).data).toEqual({ plan: { sha256: expect.any(String) } });
  });

  test('does not take the others with it', () => {
    const read = again(aboutPerson, (place) => place !== '/subject/displayName');
    expect(read.person).toEqual({ ...person, displayName: null });
    expect(read.summary).toBe('Started.');
  });
});

test('a text that is not the one that was hashed is not believed', () => {
  const { text, personal } = encodeRecord(aboutPerson);
  const forged = personal.map((item) => (item.place === '/summary' ? { ...item, text: '"Something else."' } : item));
  expect(decodeRecord(text, forged).summary).toBe(null);
  expect(decodeRecord(text, forged).person).toEqual(person);
});

test('a record about the tenant names nobody', () => {
  const content: RecordContent = { ...record, about: 'tenant' };
  expect(JSON.parse(encodeRecord(content).text)).toMatchObject({ subject: { kind: 'tenant' } });
  expect(again(content)).toEqual({ ...content, format: 2 });
});

test.each<NonNullable<RecordContent['authority']>>([
  { kind: 'callerEvidence', evidenceIds: ['7e39ef4e-7d79-44ae-b35c-3226b7f485b1'] },
  {
    kind: 'approval',
    approvalId: '7e39ef4e-7d79-44ae-b35c-3226b7f485b1',
    approvedBy: '315244e2-a4fe-46ac-9b93-bf884b6a4b64',
  },
])('what an intent rests on is read back: $kind', (authority) => {
  expect(again({ ...record, authority }).authority).toEqual(authority);
});

test('an authority that this version does not know is unknown, and the rest is read', () => {
  const { text, personal } = encodeRecord(record);
  const other = text.replace('"authority":null', '"authority":{"kind":"decree","number":7}');
  expect(decodeRecord(other, personal)).toEqual({ ...record, format: 2 });
});

test('bytes that are no record are not taken for one', () => {
  expect(() => decodeRecord('{"format":1}', [])).toThrow();
  expect(() => decodeRecord(encodeRecord(record).text.replace('"format":2', '"format":1'), [])).toThrow();
  expect(() => decodeRecord(encodeRecord(record).text.replace('"format":2', '"format":"2"'), [])).toThrow();
});

test('a record of a newer format is read as far as it is like this one', () => {
  const { text, personal } = encodeRecord({ ...aboutPerson, data: { status: 204 } });
  const newer = { ...JSON.parse(text), format: 3, agent: 'somebody', subject: { kind: 'planet' }, more: [1], data: 'other' };
  expect(decodeRecord(JSON.stringify(newer), personal)).toEqual({
    ...record,
    format: 3,
    summary: 'Started.',
    data: {},
  });
});

test('a secret is refused wherever it would be stored', () => {
  expect(() => encodeRecord({ ...record, data: { plan: { temporaryAccessPass: 'x' } } })).toThrow('plan.temporaryAccessPass');
  expect(() => encodeRecord({ ...record, summary: 'otpauth://totp/x' })).toThrow('looks like a secret');
  expect(() => encodeRecord({ ...record, about: 'person', person: { ...person, displayName: '-----BEGIN PRIVATE KEY' } })).toThrow(
    'looks like a secret',
  );
});

test('half a surrogate pair becomes a replacement character, and nothing else changes', () => {
  expect(wellFormed({ 'a\u{D800}': ['\u{DC00}b', '\u{1F600}', 7, null] })).toEqual({ 'a\u{FFFD}': ['\u{FFFD}b', '\u{1F600}', 7, null] });
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
      const json = JSON.stringify(value);
      expect(JSON.stringify(wellFormed(JSON.parse(json)))).toBe(json);
    }),
  );
});

/** As canonical JSON orders keys: by UTF-16 code units. */
const sorted = (value: unknown): unknown => JSON.parse(canonicalize(value) ?? 'null');
