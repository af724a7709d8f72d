import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { Journal } from '../../../main/audit/journal.ts';
import { intentDraft, noteDraft, openJournal, temporaryFolder } from './fixture.ts';

const nine = Date.parse('2026-11-22T09:00:00.000Z');
const minute = 60_000;
const hour = 60 * minute;

/** A computer whose clock people set, and which knows how long it has been running. */
const computer = () => {
  const time = { wallMs: nine, uptimeMs: 3 * hour };
  return {
    time,
    options: { now: () => time.wallMs, elapsed: () => time.uptimeMs },
    pass: (ms: number) => {
      time.wallMs += ms;
      time.uptimeMs += ms;
    },
  };
};

test('a reading is enough: a clock set back after it turns nothing back, though no entry was written', () => {
  const { time, options, pass } = computer();
  const { journal } = openJournal(options);
  journal.note(noteDraft());
  pass(8 * hour);
  expect(journal.timeUtc()).toBe('2026-11-22T17:00:00.000Z');
  time.wallMs -= 8 * hour;
  expect(journal.timeUtc()).toBe('2026-11-22T17:00:00.000Z');
});

test('not even a reading is needed while Latchkey runs: the computer knows how long that was', () => {
  const { time, options, pass } = computer();
  const { journal } = openJournal(options);
  journal.note(noteDraft());
  pass(8 * hour);
  time.wallMs -= 8 * hour;
  expect(journal.timeUtc()).toBe('2026-11-22T17:00:00.000Z');
});

test('across a restart the last reading counts, not the last entry', () => {
  const { time, options, pass } = computer();
  const file = join(temporaryFolder(), 'journal.db');
  const first = Journal.open({ file, ...options });
  first.note(noteDraft());
  pass(8 * hour);
  first.close();
  // The computer is restarted as well, so that its own count begins anew.
  time.wallMs = nine;
  time.uptimeMs = minute;
  const { journal } = openJournal({ file, ...options });
  expect(journal.timeUtc()).toBe('2026-11-22T17:01:00.000Z');
});

test('a process that was ended by force had kept a reading of its last minute', () => {
  const { time, options, pass } = computer();
  const { journal } = openJournal(options);
  journal.note(noteDraft());
  pass(8 * hour);
  journal.timeUtc();
  pass(50_000);
  journal.timeUtc();
  // What lies on the disk now is what a killed process would leave.
  const left = join(temporaryFolder(), 'journal.db');
  for (const end of ['', '-wal']) copyFileSync(`${journal.file}${end}`, `${left}${end}`);
  time.wallMs = nine;
  time.uptimeMs = minute;
  expect(openJournal({ file: left, ...options }).journal.timeUtc()).toBe('2026-11-22T17:01:00.000Z');
});

test('while Latchkey was not running the computer was: what it counted has passed', () => {
  const { time, options } = computer();
  const file = join(temporaryFolder(), 'journal.db');
  const first = Journal.open({ file, ...options });
  first.note(noteDraft());
  first.close();
  time.uptimeMs += 5 * hour;
  const { journal } = openJournal({ file, ...options });
  expect(journal.timeUtc()).toBe('2026-11-22T14:00:00.000Z');
});

test('whoever is told of a clock that was set is told by how much', () => {
  const { time, options } = computer();
  const told: number[] = [];
  const { journal } = openJournal({ ...options, onClockSet: (byMs) => void told.push(byMs) });
  journal.note(noteDraft());
  time.wallMs += 61 * minute;
  journal.note(noteDraft());
  expect(told).toEqual([61 * minute]);
});

test('the file refuses to be set back, or to lose what it knows of the clock', () => {
  const { journal } = openJournal(computer().options);
  journal.commitIntent(intentDraft());
  const database = new Sqlite(journal.file);
  try {
    for (const sql of ['UPDATE clock SET at_ms = at_ms - 1', 'UPDATE clock SET ran_ms = ran_ms - 1', 'DELETE FROM clock'])
      expect(() => database.exec(sql)).toThrow(/never/u);
    for (const sql of ['UPDATE intent_times SET ran_ms = 0', 'DELETE FROM intent_times'])
      expect(() => database.exec(sql)).toThrow(/never/u);
    expect(() => database.exec('INSERT INTO intent_times VALUES (7, 0)')).toThrow(/stored with it/u);
  } finally {
    database.close();
  }
});

test('the time can be asked for when the journal is closed already', () => {
  const { options, pass } = computer();
  const journal = Journal.open({ file: join(temporaryFolder(), 'journal.db'), ...options });
  journal.close();
  pass(2 * hour);
  expect(journal.timeUtc()).toBe('2026-11-22T11:00:00.000Z');
});
