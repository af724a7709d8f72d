import { describe, expect, test } from 'vitest';
import type { LifeCycle } from '../../../main/app/life-cycle.ts';
import type { GraphAccess } from '../../../main/auth/access.ts';
import { FaultError } from '../../../main/fault-error.ts';
import type { FakeDesk } from './open-life-cycle.ts';
import { access, codeOf, fakeDesk, open, signInNeeded } from './open-life-cycle.ts';

describe('where the app begins', () => {
  test('is the set-up when there is no tenant, whatever was remembered', () => {
    const { door, shown, forgetTenant } = open();
    forgetTenant();
    door.begin('signedIn');
    expect(shown).toEqual(['door: set-up']);
    expect(door.state.phase).toEqual({ phase: 'setUp' });
  });

  test('is the desk at once where a sign-in is kept; Microsoft is asked when the desk asks', async () => {
    const { door, shown, desks, asked } = open();
    door.begin('signedIn');
    expect(shown).toEqual(['live: live tenant, Northmoor']);
    expect(asked).toEqual([]);
    await desks[0]?.access?.();
    expect(asked).toEqual(['resume']);
  });

  test('is the door again when the kept sign-in has ended', async () => {
    const { door, shown, desks } = open({}, { resume: () => Promise.reject(signInNeeded()) });
    door.begin('signedIn');
    expect(await codeOf(() => desks[0]?.access?.())).toBe('auth.signInNeeded');
    expect(shown).toEqual(['live: live tenant, Northmoor', 'door: sign in']);
    expect(desks[0]?.closed).toBe(1);
    expect(door.state.phase).toEqual({ phase: 'signIn', account: 'ada@northmoor.example' });
  });

  test('stays the desk when Microsoft cannot be reached: the window says so and tries again', async () => {
    const { door, shown, desks } = open({}, { resume: () => Promise.reject(new FaultError('graph.offline', 'Away.')) });
    door.begin('signedIn');
    expect(await codeOf(() => desks[0]?.access?.())).toBe('graph.offline');
    expect(shown).toEqual(['live: live tenant, Northmoor']);
  });
});

describe('coming in', () => {
  test('opens the live desk after the page, and the practice desk without one', async () => {
    const { door, shown, asked, remembered } = open();
    door.begin('signIn');
    await door.signIn('remembered');
    await door.choose('practice');
    expect(shown).toEqual(['door: sign in', 'live: live tenant, Northmoor', 'practice: practice tenant']);
    expect(asked).toEqual(['signIn', 'cancel', 'conceal']);
    expect(remembered).toEqual(['signedIn', 'practice']);
  });

  test('a journal that cannot be opened leaves the agent where they are', async () => {
    const failing = () => {
      throw new FaultError('journal.unwritable', 'The journal cannot be opened.');
    };
    const { door, shown } = open({ openLive: failing });
    door.begin('practice');
    expect(await codeOf(() => door.choose('live'))).toBe('journal.unwritable');
    expect(shown).toEqual(['practice: practice tenant']);
    expect(door.desk.agent()?.displayName).toBe('Ada');
  });

  test('a page that is answered after the agent went elsewhere opens nothing', async () => {
    let answerPage: (access: GraphAccess) => void = () => undefined;
    const { door, shown, desks } = open({}, { signIn: () => new Promise((answered) => (answerPage = answered)) });
    door.begin('signIn');
    const waiting = codeOf(() => door.signIn('remembered'));
    await door.choose('practice');
    answerPage(access);
    expect(await waiting).toBe('graph.cancelled');
    expect(shown.at(-1)).toBe('practice: practice tenant');
    expect(desks.map(({ name }) => name)).toEqual(['practice']);
  });

  test('another account replaces the desk only when it has signed in', async () => {
    let refuse = true;
    const { door, desks } = open(
      {},
      { switchAccount: () => (refuse ? Promise.reject(new FaultError('graph.cancelled', 'Cancelled.')) : Promise.resolve(access)) },
    );
    door.begin('signedIn');
    expect(await codeOf(() => door.switchAccount())).toBe('graph.cancelled');
    expect(desks.map(({ closed }) => closed)).toEqual([0]);
    refuse = false;
    await door.switchAccount();
    expect(desks.map(({ closed }) => closed)).toEqual([1, 0]);
  });

  test('another account whose journal does not open stands at the sign-in', async () => {
    const desks: FakeDesk[] = [];
    const openLive = () => {
      if (desks.length > 0) throw new FaultError('journal.full', 'The disk is full.');
      desks.push(fakeDesk('live'));
      return desks[0]!;
    };
    const { door, shown } = open({ openLive });
    door.begin('signedIn');
    expect(await codeOf(() => door.switchAccount())).toBe('journal.full');
    expect(desks[0]?.closed).toBe(1);
    expect(shown.at(-1)).toBe('door: sign in');
  });
});

test('while the page of another account is open nothing is begun', async () => {
  let answerPage: (access: GraphAccess) => void = () => undefined;
  const { door } = open({}, { switchAccount: () => new Promise((answered) => (answerPage = answered)) });
  door.begin('signedIn');
  expect(await codeOf(() => door.requireStaying())).toBe('no fault');
  const waiting = door.switchAccount();
  expect(await codeOf(() => door.requireStaying())).toBe('desk.busy');
  answerPage(access);
  await waiting;
  expect(await codeOf(() => door.requireStaying())).toBe('no fault');
});

test('another account that signs in while the desk is being locked finds the door, not the desk', async () => {
  let answerPage: (access: GraphAccess) => void = () => undefined;
  const { door, shown, desks } = open({}, { switchAccount: () => new Promise((answered) => (answerPage = answered)) });
  door.begin('signedIn');
  const waiting = codeOf(() => door.switchAccount());
  door.lock('computerLocked');
  answerPage(access);
  expect(await waiting).toBe('graph.cancelled');
  expect(shown).toEqual(['live: live tenant, Northmoor', 'door: locked', 'door: sign in']);
  expect(desks.map(({ closed }) => closed)).toEqual([1]);
});

describe('a locked desk', () => {
  test('refuses every operation of the desk, settings and other tenants; its window is replaced before anything else', async () => {
    const { door, shown, asked, desks } = open();
    door.begin('signedIn');
    door.lock('computerLocked');
    expect(shown).toEqual(['live: live tenant, Northmoor', 'door: locked']);
    expect(asked).toEqual(['conceal']);
    expect(await codeOf(() => door.desk)).toBe('desk.locked');
    expect(await codeOf(() => door.choose('practice'))).toBe('desk.locked');
    expect(await codeOf(() => door.switchAccount())).toBe('desk.locked');
    expect(await codeOf(() => door.requireUnlocked())).toBe('desk.locked');
    expect(desks[0]).toMatchObject({ closed: 0, notes: ['session.locked'] });
    expect(door.state.phase).toMatchObject({ phase: 'locked', because: 'computerLocked', agent: { displayName: 'Ada' } });
  });

  test('opens only after Microsoft was asked; two clicks ask once', async () => {
    const { door, shown, asked, desks } = open();
    door.begin('signedIn');
    door.lock('idle');
    await Promise.all([door.unlock(), door.unlock()]);
    expect(asked).toEqual(['conceal', 'checkFreshly']);
    expect(shown.at(-1)).toBe('live: live tenant, Northmoor');
    expect(desks).toHaveLength(1);
    expect(desks[0]?.notes).toEqual(['session.locked', 'session.unlocked']);
  });

  test('stays locked when the sign-in no longer holds, and opens the page at the next try', async () => {
    const { door, asked } = open({}, { checkFreshly: () => Promise.reject(signInNeeded()) });
    door.begin('signedIn');
    door.lock('asked');
    expect(await codeOf(() => door.unlock())).toBe('auth.signInNeeded');
    expect(door.state.phase).toMatchObject({ phase: 'locked', needsSignInPage: true });
    await door.unlock();
    expect(asked).toEqual(['conceal', 'proveAgain']);
    expect(door.state.phase.phase).toBe('desk');
  });

  test('is not opened by an answer to an earlier try', async () => {
    let answerCheck: () => void = () => undefined;
    const { door } = open({}, { checkFreshly: () => new Promise((answered) => (answerCheck = answered)) });
    door.begin('signedIn');
    door.lock('asked');
    const trying = door.unlock();
    await door.signOut();
    answerCheck();
    await trying;
    expect(door.state.phase.phase).toBe('signIn');
  });

  test('is locked even when its journal fails', () => {
    const errors: unknown[] = [];
    const { door, desks } = open({ onError: (error) => void errors.push(error) });
    door.begin('signedIn');
    const [desk] = desks;
    Object.assign(desk ?? {}, {
      note: () => {
        throw new FaultError('journal.full', 'Full.');
      },
    });
    door.lock('idle');
    expect(door.state.phase.phase).toBe('locked');
    expect(errors).toHaveLength(1);
  });

  test('is the door when nobody has come in yet', async () => {
    const { door, desks } = open();
    door.begin('signedIn');
    if (desks[0]) desks[0].isIn = false;
    door.lock('suspended');
    await expect.poll(() => door.state.phase).toEqual({ phase: 'signIn', account: 'ada@northmoor.example' });
  });
});

describe('leaving', () => {
  test('signing out closes the desk before the tokens go, and shows the door at once', async () => {
    const { door, shown, desks, asked, remembered } = open();
    door.begin('signedIn');
    expect(await door.signOut()).toEqual({ isPageOpened: true });
    expect(shown).toEqual(['live: live tenant, Northmoor', 'door: sign in']);
    expect(desks[0]).toMatchObject({ closed: 1, notes: ['session.signedOut'] });
    expect(asked).toEqual(['conceal', 'signOut']);
    expect(remembered.at(-1)).toBe('signIn');
    expect(await codeOf(() => door.desk)).toBe('auth.signInNeeded');
  });

  test('says at the door that the browser may still be signed in', async () => {
    const { door, notices } = open({}, { signOut: () => Promise.resolve({ isPageOpened: false }) });
    door.begin('signedIn');
    await door.signOut();
    expect(notices).toEqual([expect.stringMatching(/browser may still be signed in/u)]);
  });

  test.each([
    ['to the practice tenant', (door: LifeCycle) => door.choose('practice')],
    ['to the set-up', (door: LifeCycle) => door.choose('setUp')],
    ['to another account', (door: LifeCycle) => door.switchAccount()],
    ['out', (door: LifeCycle) => door.signOut()],
  ])('nobody goes %s while a plan is carried out', async (_, go) => {
    const { door, desks, shown } = open();
    door.begin('signedIn');
    if (desks[0]) desks[0].busy = true;
    expect(await codeOf(() => go(door))).toBe('desk.busy');
    expect(shown).toEqual(['live: live tenant, Northmoor']);
    expect(desks[0]?.closed).toBe(0);
  });
});

describe('the practice tenant', () => {
  test('is locked and unlocked like any other, and never on a page', async () => {
    const { door, shown, desks } = open({ needsPageToUnlock: () => true });
    door.begin('practice');
    await desks[0]?.access?.();
    door.lock('idle');
    expect(door.state.phase).toMatchObject({ phase: 'locked', workplace: 'practice', needsSignInPage: false });
    await door.unlock();
    expect(shown).toEqual(['practice: practice tenant', 'door: locked', 'practice: practice tenant']);
    expect(desks[0]?.notes).toEqual(['session.locked', 'session.unlocked']);
  });

  test('stays open when it is to be locked before anybody is in', () => {
    const { door, desks } = open();
    door.begin('practice');
    if (desks[0]) desks[0].isIn = false;
    door.lock('computerLocked');
    expect(door.state.phase).toEqual({ phase: 'desk', workplace: 'practice' });
  });

  test('has no other accounts, and keeps its desk when one is asked for', async () => {
    const { door, desks, asked } = open();
    door.begin('practice');
    expect(await codeOf(() => door.switchAccount())).toBe('input.invalid');
    expect(desks[0]?.closed).toBe(0);
    expect(asked).toEqual([]);
  });

  test.each([
    ['the sign-in of the tenant that is set up', false, 'door: sign in', 'signIn'],
    ['the set-up where there is none', true, 'door: set-up', 'setUp'],
  ])('leads out to %s, and signs nobody out there', async (_, isForgotten, page, beginning) => {
    const { door, shown, desks, asked, remembered, forgetTenant } = open();
    if (isForgotten) forgetTenant();
    door.begin('practice');
    expect(await door.signOut()).toEqual({ isPageOpened: true });
    expect(shown).toEqual(['practice: practice tenant', page]);
    expect(desks[0]).toMatchObject({ closed: 1, notes: ['session.signedOut'] });
    expect(remembered.at(-1)).toBe(beginning);
    expect(asked).toEqual(['conceal']);
  });

  test('is not left for another desk that was asked for before it was locked', async () => {
    let answer: (account: string | null) => void = () => undefined;
    const { door, desks } = open({}, { remembered: () => new Promise((answered) => (answer = answered)) });
    door.begin('practice');
    const choosing = codeOf(() => door.choose('live'));
    door.lock('computerLocked');
    answer('ada@northmoor.example');
    expect(await choosing).toBe('desk.locked');
    expect(door.state.phase).toMatchObject({ phase: 'locked', workplace: 'practice' });
    expect(desks.map(({ name, closed }) => [name, closed])).toEqual([['practice', 0]]);
  });
});
