import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AppState } from '../../../contract/app-state.ts';
import type { OperationName } from '../../../contract/channels.ts';
import { channels } from '../../../contract/channels.ts';
import { DeskProfile, Preferences } from '../../../contract/profile.ts';
import type { AskAgent, Question } from '../../../main/ask-agent.ts';
import type { Workplace, WorkplaceNote } from '../../../main/desk/workplace.ts';
import { createHandlers } from '../../../main/app/handlers.ts';
import type { Beginning } from '../../../main/app/life-cycle-options.ts';
import { LifeCycle } from '../../../main/app/life-cycle.ts';
import type { AllHandlers, DeskHandlers } from '../../../main/operations.ts';
import { practiceSignIn } from '../../../main/auth/practice-sign-in.ts';
import type { TenantSignIn } from '../../../main/auth/tenant-sign-in.ts';
import { liveFacts } from '../../../main/auth/tenant-sign-in.ts';
import type { GraphAccess } from '../../../main/auth/access.ts';
import { FaultError } from '../../../main/fault-error.ts';
import { ProfileStore } from '../../../main/settings/profile-store.ts';

const tenant = {
  cloud: 'global',
  tenantId: '11111111-1111-4111-8111-111111111111',
  clientId: '22222222-2222-4222-8222-222222222222',
} as const;
const other = { ...tenant, tenantId: '33333333-3333-4333-8333-333333333333' };
const context = { correlationId: 'c', signal: new AbortController().signal };
const names = Object.keys(channels) as OperationName[];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-door-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (beginning: Beginning, agrees: AskAgent = () => Promise.resolve(true)) => {
  const questions: Question[] = [];
  const ran: string[] = [];
  const notes: WorkplaceNote[] = [];
  const refused: [string, string][] = [];
  const opened: string[] = [];
  const copied: string[] = [];
  let chosen: string | null = null;
  const handlers = Object.fromEntries(names.map((name) => [name, () => void ran.push(name)])) as unknown as DeskHandlers;
  const desk: Workplace = {
    handlers,
    isBusy: () => false,
    agent: () => ({
      id: '0a000000-0000-4000-8000-00000000000a',
      displayName: 'Ada',
      userPrincipalName: 'ada@northmoor.example',
      roles: [],
    }),
    note: (note) => void notes.push(note),
    noteRefusal: (error, tried) => void refused.push([tried, error instanceof FaultError ? error.code : 'no fault']),
    notify: () => undefined,
    liveCodes: () => [],
    windowLost: () => undefined,
    beforeQuit: () => Promise.resolve(),
    windowReplaced: () => undefined,
    close: () => undefined,
  };
  const access = { root: 'https://graph.microsoft.com' } as GraphAccess;
  const live: TenantSignIn = {
    ...liveFacts('Northmoor'),
    remembered: () => Promise.resolve(null),
    resume: () => Promise.resolve(access),
    signIn: () => Promise.resolve(access),
    switchAccount: () => Promise.resolve(access),
    signInWithCode: () => Promise.resolve(access),
    checkFreshly: () => Promise.resolve(),
    proveAgain: () => Promise.resolve(),
    proveOther: () => Promise.reject(new Error('nobody asks here')),
    cancel: () => undefined,
    signOut: () => Promise.resolve({ isPageOpened: true }),
  };
  const profile = ProfileStore.open({ file: join(folder, 'desk-profile.json'), managedFile: null, launch: {}, now: Date.now });
  const door = new LifeCycle({
    practice: { signIn: practiceSignIn(() => Promise.reject(new Error('not started here'))), open: () => desk },
    configured: () => (profile.tenant === null ? null : { signIn: live, open: () => desk }),
    needsPageToUnlock: () => false,
    show: () => undefined,
    changed: () => undefined,
    code: () => undefined,
    notice: () => undefined,
    conceal: () => undefined,
    remember: () => undefined,
    state: (phase): AppState => ({
      phase,
      tenant: profile.tenant,
      preferences: Preferences.parse({}),
      notices: [],
      appVersion: '0',
      runtime: 'test',
    }),
    onError: (error) => {
      throw error;
    },
  });
  const all: AllHandlers = createHandlers({
    door,
    profile,
    preferences: { get: () => Preferences.parse({}), set: () => undefined },
    ports: {
      askAgent: (question) => {
        questions.push(question);
        return agrees(question);
      },
      copyText: (text) => void copied.push(text),
      openPage: (address) => {
        if (address.includes('elsewhere')) return Promise.reject(new FaultError('input.invalid', 'Not one of the desk’s pages.'));
        return Promise.resolve(void opened.push(address));
      },
      chooseFile: () => Promise.resolve(chosen),
      openFile: () => Promise.resolve(chosen),
      writeText: (path, text) => writeFileSync(path, text),
    },
    describeRegistration: () => {
      throw new Error('not asked here');
    },
    registrationFile: () => ({ defaultName: 'registration', extension: 'sh', text: '#!/bin/sh\n' }),
  });
  door.begin(beginning);
  const refusal = async (name: OperationName, input: unknown = {}): Promise<string | null> => {
    try {
      await (all[name] as (given: unknown, call: typeof context) => unknown)(input, context);
      return null;
    } catch (error) {
      if (error instanceof FaultError) return error.code;
      throw error;
    }
  };
  return { all, door, profile, questions, ran, notes, refused, opened, copied, refusal, choose: (path: string | null) => (chosen = path) };
};

const ofTheDesk = names.filter((name) => !/^(?:app|workplace|signIn|settings|preferences)\./u.test(name));

describe('operations of the desk', () => {
  test('run on an open desk, and not one of them at the door or behind the lock', async () => {
    const { door, ran, refusal } = open('setUp');
    for (const name of ofTheDesk) expect([name, await refusal(name)]).toEqual([name, 'auth.signInNeeded']);
    await door.choose('practice');
    for (const name of ofTheDesk) expect([name, await refusal(name)]).toEqual([name, null]);
    expect(ran).toEqual(ofTheDesk);
    door.lock('idle');
    for (const name of ofTheDesk) expect([name, await refusal(name)]).toEqual([name, 'desk.locked']);
    expect(ran).toHaveLength(ofTheDesk.length);
  });

  test('behind the lock nothing answers but what its own screen asks for', async () => {
    const forLockScreen = ['app.state', 'app.lock', 'app.unlock', 'signIn.cancel', 'signIn.signOut'];
    const inputs: Partial<Record<OperationName, unknown>> = {
      'app.copyText': { text: 'x' },
      'app.openPage': { address: 'https://entra.microsoft.com/' },
      'workplace.choose': { to: 'setUp' },
      'workplace.connect': { tenant, organisation: '' },
      'workplace.saveRegistration': { request: {}, as: 'manifest' },
      'settings.save': { profile: {} },
      'settings.export': { what: 'profile' },
      'preferences.set': { theme: 'dark', density: 'compact' },
    };
    for (const name of names.filter((one) => !forLockScreen.includes(one))) {
      const { door, refusal, opened, copied } = open('practice');
      door.lock('asked');
      expect([name, await refusal(name, inputs[name] ?? {})]).toEqual([name, 'desk.locked']);
      expect([opened, copied]).toEqual([[], []]);
    }
    for (const name of forLockScreen as OperationName[]) {
      const { door, refusal } = open('practice');
      door.lock('asked');
      // Whatever comes of it: nobody has signed in to this practice tenant, so there is nothing to unlock with.
      expect([name, await refusal(name)]).not.toEqual([name, 'desk.locked']);
    }
  });
});

test('a page that the desk does not open is refused, and that it was asked for is noted without the address', async () => {
  const { refusal, refused, opened } = open('practice');
  expect(await refusal('app.openPage', { address: 'https://elsewhere.example/?x=what-was-read' })).toBe('input.invalid');
  expect(refused).toEqual([['Opening a page', 'input.invalid']]);
  expect(await refusal('app.openPage', { address: 'https://entra.microsoft.com/' })).toBeNull();
  expect([opened, refused]).toEqual([['https://entra.microsoft.com/'], [['Opening a page', 'input.invalid']]]);
});

describe('the set-up', () => {
  test('keeps the tenant in the desk profile and goes on to its sign-in', async () => {
    const { all, profile, door } = open('setUp');
    const state = await all['workplace.connect']({ tenant, organisation: 'Northmoor' }, context);
    expect(state.phase).toEqual({ phase: 'signIn', account: null });
    expect(profile.profile).toMatchObject({ tenant, organisation: 'Northmoor' });
    expect(door.state.tenant).toMatchObject({ displayName: 'Northmoor', source: 'profile' });
  });

  test('a file with problems changes nothing; one without is kept', async () => {
    const { all, profile, choose, door } = open('setUp');
    const file = join(folder, 'given.json');
    choose(file);
    writeFileSync(file, '{\n  "deskNam": "Help"\n}');
    expect(await all['workplace.importProfile']({}, context)).toMatchObject({
      path: file,
      profile: null,
      problems: [{ field: 'deskNam', line: 2 }],
    });
    expect(door.state.phase.phase).toBe('setUp');
    writeFileSync(file, JSON.stringify({ tenant, organisation: 'Northmoor' }));
    expect(await all['workplace.importProfile']({}, context)).toMatchObject({ problems: [] });
    expect(profile.tenant?.displayName).toBe('Northmoor');
    expect(door.state.phase.phase).toBe('signIn');
  });
});

describe('settings', () => {
  test('a change is noted field by field, as it was and as it is', async () => {
    const { all, notes, profile } = open('practice');
    const { verification, supportContact } = profile.profile;
    const next = {
      ...profile.profile,
      supportContact: '+44 20 7946 0000',
      verification: { ...verification, expiresAfterMinutes: 10, checks: ['photoIdInPerson' as const] },
    };
    await all['settings.save']({ profile: next }, context);
    expect(notes).toEqual([
      {
        action: 'settings.changed',
        summary:
          'Changed the desk profile: supportContact from nothing to “+44 20 7946 0000”; verification.expiresAfterMinutes from 15 to 10; verification.checks.',
        data: {
          fields: ['supportContact', 'verification.expiresAfterMinutes', 'verification.checks'],
          changes: [
            { field: 'supportContact', before: supportContact, after: '+44 20 7946 0000' },
            { field: 'verification.expiresAfterMinutes', before: 15, after: 10 },
            { field: 'verification.checks', before: verification.checks, after: ['photoIdInPerson'] },
          ],
          profile: next,
        },
      },
    ]);
    await all['settings.save']({ profile: profile.profile }, context);
    expect(notes).toHaveLength(1);
  });

  test('do not move an open live desk to another tenant', async () => {
    const { all, profile, door, refusal } = open('setUp');
    await all['workplace.connect']({ tenant, organisation: '' }, context);
    await door.signIn('remembered');
    expect(await refusal('settings.save', { profile: { ...profile.profile, tenant: other } })).toBe('input.invalid');
    expect(profile.profile.tenant).toEqual(tenant);
    await door.signOut();
    expect(await refusal('settings.save', { profile: { ...profile.profile, tenant: other } })).toBeNull();
  });

  test('that loosen a rule are asked outside the page, with what changes; a no changes nothing and is noted', async () => {
    let answer = false;
    const { all, profile, questions, notes, refusal } = open('practice', () => Promise.resolve(answer));
    const looser = {
      ...profile.profile,
      verification: { ...profile.profile.verification, expiresAfterMinutes: 240 },
      links: [{ title: 'Help', address: 'https://elsewhere.example/' }],
    };
    expect(await refusal('settings.save', { profile: looser })).toBe('desk.declined');
    expect(profile.profile).toEqual(DeskProfile.parse({}));
    expect(existsSync(join(folder, 'desk-profile.json'))).toBe(false);
    expect(notes.map(({ action, data }) => [action, data])).toEqual([
      ['settings.declined', { fields: ['verification.expiresAfterMinutes', 'links'] }],
    ]);
    expect(questions).toHaveLength(1);
    expect(questions[0]?.detail).toContain('Longest check: 15 → 240 minutes\nPages that the desk opens: added: elsewhere.example/\n');

    answer = true;
    await all['settings.save']({ profile: looser }, context);
    expect(profile.profile).toMatchObject({ verification: { expiresAfterMinutes: 240 } });
    expect(questions).toHaveLength(2);
    await all['settings.save']({ profile: DeskProfile.parse({}) }, context);
    expect(questions).toHaveLength(2);
  });

  test('higher than an agent may set them are refused without a question, and that is noted', async () => {
    const { profile, questions, notes, refused, refusal } = open('practice');
    const higher = { ...profile.profile, pass: { ...profile.profile.pass, perAgentPerHour: 1_000 } };
    expect(await refusal('settings.save', { profile: higher })).toBe('desk.policy');
    expect([questions, notes]).toEqual([[], []]);
    expect(refused).toEqual([['Changing the desk profile', 'desk.policy']]);
    expect(profile.profile).toEqual(DeskProfile.parse({}));
  });

  test('that were changed while the agent was asked are not overwritten', async () => {
    const { profile, refusal } = open('practice', () => {
      profile.save({ ...profile.profile, deskName: 'Meanwhile' });
      return Promise.resolve(true);
    });
    const looser = { ...profile.profile, repeatResetDays: 1 };
    expect(await refusal('settings.save', { profile: looser })).toBe('desk.changed');
    expect(profile.profile).toMatchObject({ deskName: 'Meanwhile', repeatResetDays: 30 });
  });

  test('are asked about at the door too, for a file that was chosen there', async () => {
    const { profile, refusal, choose } = open('setUp', () => Promise.resolve(false));
    const file = join(folder, 'given.json');
    writeFileSync(file, JSON.stringify({ tenant, verification: { expiresAfterMinutes: 240 } }));
    choose(file);
    expect(await refusal('workplace.importProfile')).toBe('desk.declined');
    expect(profile.tenant).toBeNull();
  });
});
