import { expect, test } from 'vitest';
import { DeskProfile } from '../../../contract/profile.ts';
import { changedFields, changedMeanwhile, recordChanges } from '../../../main/app/profile-changes.ts';
import type { StoredNote } from '../../../main/audit/reader.ts';
import type { Json } from '../../../main/audit/records.ts';
import type { WorkplaceNote } from '../../../main/desk/workplace.ts';
import { FaultError } from '../../../main/fault-error.ts';

const usual = DeskProfile.parse({});
const stricter = DeskProfile.parse({ verification: { expiresAfterMinutes: 5 }, organisation: 'Northmoor' });
const tenant = {
  cloud: 'global',
  tenantId: '11111111-1111-4111-8111-111111111111',
  clientId: '22222222-2222-4222-8222-222222222222',
} as const;

const stored = (data: { readonly [key: string]: Json }): StoredNote => ({
  seq: 1,
  id: '70000000-0000-4000-8000-000000000001',
  action: 'settings.changed',
  atUtc: '2026-11-27T09:00:00.000Z',
  agent: null,
  person: null,
  ticket: null,
  planId: null,
  summary: null,
  data,
});
const recorded = (changes: Parameters<typeof recordChanges>[1], after: DeskProfile): WorkplaceNote[] => {
  const notes: WorkplaceNote[] = [];
  recordChanges((note) => void notes.push(note), changes, { begin: 'Changed', after });
  return notes;
};

test('what differs is said field by field, a tenant and a list as a whole', () => {
  expect(changedFields(usual, usual)).toEqual([]);
  expect(changedFields(usual, { ...stricter, tenant, links: [{ title: 'Wiki', address: 'https://wiki.example/' }] })).toEqual([
    { field: 'tenant', before: null, after: tenant },
    { field: 'organisation', before: '', after: 'Northmoor' },
    { field: 'verification.expiresAfterMinutes', before: 15, after: 5 },
    { field: 'links', before: [], after: [{ title: 'Wiki', address: 'https://wiki.example/' }] },
  ]);
});

test('what was changed while no desk was open is found at the next opening, once', () => {
  expect(changedMeanwhile([], usual)).toEqual([]);
  const found = changedMeanwhile([], stricter);
  expect(found.map(({ field }) => field)).toEqual(['organisation', 'verification.expiresAfterMinutes']);
  const [note] = recorded(found, stricter);
  expect(changedMeanwhile([stored(note?.data ?? {})], stricter)).toEqual([]);
  expect(changedMeanwhile([stored(note?.data ?? {})], usual).map(({ field }) => field)).toEqual([
    'organisation',
    'verification.expiresAfterMinutes',
  ]);
});

test('a note of an earlier version, without a profile, or of one that is none, is passed over', () => {
  const known = stored({ fields: [], profile: JSON.parse(JSON.stringify(stricter)) as Json });
  expect(changedMeanwhile([known, stored({ fields: ['links'] }), stored({ profile: { colour: 'red' } })], stricter)).toEqual([]);
});

test('nothing is recorded where nothing changed', () => {
  expect(recorded([], usual)).toEqual([]);
});

test('a value that the journal refuses does not keep the change out of it', () => {
  const notes: WorkplaceNote[] = [];
  const after = { ...usual, deskName: 'eyJhbGciOiJub25lIn0.e30.' };
  recordChanges(
    (note) => {
      if (JSON.stringify(note).includes('eyJ')) throw new Error('looks like a secret');
      notes.push(note);
    },
    changedFields(usual, after),
    { begin: 'Changed', after },
  );
  expect(notes).toEqual([{ action: 'settings.changed', summary: 'Changed: deskName.', data: { fields: ['deskName'] } }]);
});

test('a journal that cannot be written is told', () => {
  const full = (): never => {
    throw new FaultError('journal.full', 'The disk is full.');
  };
  expect(() => recordChanges(full, changedFields(usual, stricter), { begin: 'Changed', after: stricter })).toThrow('The disk is full.');
});
