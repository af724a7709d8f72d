import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeRecord, encodeRecord, wellFormed } from '../../../main/audit/stored-record.ts';
import type { RecordToStore } from '../../../main/audit/stored-record.ts';

const record: RecordToStore = {
  format: 1,
  seq: 1,
  id: '7d9f1f0e-3d57-4c84-9a5e-0d8f2f6a1b11',
  kind: 'note',
  action: 'plan.started',
  result: null,
  atUtc: '2026-11-22T09:30:00.000Z',
  clockUtc: '2026-11-22T09:30:00.000Z',
  agent: null,
  person: null,
  ticket: 'INC-1',
  intentId: null,
  planId: null,
  stepId: null,
  summary: 'Started.',
  data: {},
};

test('the order in which the keys were given does not change the bytes', () => {
  const reversed = Object.fromEntries(Object.entries(record).reverse()) as typeof record;
  expect(encodeRecord(reversed)).toBe(encodeRecord(record));
});

test('what is stored can be read back', () => {
  const data = { é: [1, 1e21, -0.5, null, true, { b: 'x', a: '\u{1F600}\n' }] };
  expect(decodeRecord(encodeRecord({ ...record, data }))).toEqual({ ...record, data });
});

test('bytes that are no record are not taken for one', () => {
  expect(() => decodeRecord('{"format":1}')).toThrow();
  expect(() => decodeRecord(encodeRecord(record).replace('"format":1', '"format":2'))).toThrow();
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
