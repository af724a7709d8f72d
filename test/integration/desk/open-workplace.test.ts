import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DeskEvent } from '../../../contract/events.ts';
import { DeskProfile, Preferences } from '../../../contract/profile.ts';
import { JournalReader } from '../../../main/audit/reader.ts';
import { practiceSignIn } from '../../../main/auth/practice-sign-in.ts';
import { openWorkplace } from '../../../main/compose/open-workplace.ts';
import type { Workplace } from '../../../main/desk/workplace.ts';

const unused = (): never => {
  throw new Error('Nobody asks for this here.');
};
const realNow = Date.now;

let folder: string;
let events: DeskEvent[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-place-'));
  events = [];
});
afterEach(() => {
  Date.now = realNow;
  rmSync(folder, { recursive: true, force: true });
});

const open = (profile: DeskProfile): Workplace => {
  const signIn = practiceSignIn(() => Promise.reject(new Error('not started here')));
  return openWorkplace(
    {
      profile: () => ({ ...profile, organisation: '' }),
      preferences: () => Preferences.parse({}),
      ports: {
        askAgent: unused,
        copySecret: unused,
        copyText: unused,
        clearClipboard: () => undefined,
        beginShowing: unused,
        endShowing: () => undefined,
        concealNow: () => undefined,
        printSlip: unused,
        deleteSlip: unused,
        chooseFile: unused,
        countPages: unused,
        printPage: unused,
        savePage: unused,
      },
      emit: (event) => void events.push(event),
      onError: (error) => {
        throw error;
      },
      notices: [],
      app: { version: '0', runtime: 'test' },
    },
    {
      userData: folder,
      journal: 'practice',
      profile: () => profile,
      signIn,
      enter: () => signIn.signIn(null),
      network: { fetch },
      settleMs: 0,
      startReading: unused,
      onClose: () => undefined,
    },
  );
};

const notes = (action: 'settings.changed' | 'clock.set') => {
  const reader = JournalReader.open({ file: join(folder, 'journal-practice.sqlite') });
  try {
    return reader.notes(action);
  } finally {
    reader.close();
  }
};

test('what of the desk profile has changed since the desk was last open is in its journal, once, in nobody’s name', () => {
  const usual = DeskProfile.parse({});
  open(usual).close();
  expect(notes('settings.changed')).toEqual([]);
  const stricter = DeskProfile.parse({ organisation: 'Northmoor', limits: { peoplePerTicketPerHour: 1 } });
  for (let times = 0; times < 2; times += 1) open(stricter).close();
  expect(notes('settings.changed')).toMatchObject([
    {
      agent: null,
      summary:
        'The desk profile has changed since this desk was last open: organisation from nothing to “Northmoor”; limits.peoplePerTicketPerHour from 5 to 1.',
      data: {
        fields: ['organisation', 'limits.peoplePerTicketPerHour'],
        changes: [
          { field: 'organisation', before: '', after: 'Northmoor' },
          { field: 'limits.peoplePerTicketPerHour', before: 5, after: 1 },
        ],
      },
    },
  ]);
  open(usual).close();
  expect(notes('settings.changed').at(-1)?.data['fields']).toEqual(['organisation', 'limits.peoplePerTicketPerHour']);
});

test('a clock that is set while the desk is open is told to the agent and noted', async () => {
  let offsetMs = 0;
  Date.now = () => realNow() + offsetMs;
  const desk = open(DeskProfile.parse({}));
  const note = (): void => desk.note({ action: 'session.locked', summary: 'Locked.', data: {} });
  note();
  offsetMs = 61 * 60_000;
  note();
  await Promise.resolve();
  await Promise.resolve();
  expect(events.at(-1)).toMatchObject({
    type: 'notices.changed',
    notices: [{ message: expect.stringContaining('jumped forward by 61 minutes') as string }],
  });
  desk.close();
  expect(notes('clock.set')).toHaveLength(1);
});
