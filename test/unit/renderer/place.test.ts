import { describe, expect, it } from 'vitest';
import { documentKind } from '../../../renderer/shell/document-kind.ts';
import { placeAfter, startPlace } from '../../../renderer/shell/place.ts';
import { windowTitle } from '../../../renderer/shell/window-title.ts';
import { resolveTheme } from '../../../renderer/theme/resolve-theme.ts';

describe('where the agent is', () => {
  const start = startPlace;
  const withPlan = placeAfter(start, { type: 'open', userId: 'a', planId: 'p' });

  it('begins with the person who was open before a crash', () => {
    const reopened = placeAfter(start, { type: 'reopen', open: { userId: 'a', planId: 'p' } });
    expect(reopened.open).toEqual({ userId: 'a', planId: 'p' });
    // The session may be read again; by then the agent has gone on.
    const closed = placeAfter(reopened, { type: 'close' });
    expect(placeAfter(closed, { type: 'reopen', open: { userId: 'a', planId: 'p' } }).open).toBeNull();
  });

  it('keeps the person open while the journal is read', () => {
    expect(placeAfter(withPlan, { type: 'go', screen: 'journal' })).toMatchObject({
      screen: 'journal',
      open: { userId: 'a', planId: 'p' },
    });
  });

  it('keeps the plan under way when the same person is found again, and moves the focus', () => {
    const again = placeAfter(withPlan, { type: 'open', userId: 'a' });
    expect(again.open).toBe(withPlan.open);
    expect(again.opened).toBe(withPlan.opened + 1);
  });

  it('leaves the plan behind when another person is opened', () => {
    expect(placeAfter(withPlan, { type: 'open', userId: 'b' }).open).toEqual({ userId: 'b', planId: null });
  });

  it('takes along what the list showed of the person, and nothing of the one before', () => {
    const glimpse = { displayName: 'Amara Okafor', userPrincipalName: 'amara@northmoor.example', jobTitle: 'Porter', department: null };
    const seen = placeAfter(start, { type: 'open', userId: 'a', glimpse });
    expect(seen.open?.glimpse).toBe(glimpse);
    expect(placeAfter(seen, { type: 'open', userId: 'b' }).open?.glimpse).toBeUndefined();
  });

  it('comes back to the desk when somebody is opened from the journal', () => {
    const journal = placeAfter(start, { type: 'go', screen: 'journal' });
    expect(placeAfter(journal, { type: 'open', userId: 'b' }).screen).toBe('desk');
  });
});

describe('the window title', () => {
  it('holds no direction marks, invisible or control characters, and is short', () => {
    expect(windowTitle('Amara \u202Erofako\u202C\u200B\n')).toBe('Amara rofako – Latchkey');
    expect(windowTitle('x'.repeat(10_000)).length).toBeLessThan(100);
  });
});

describe('the look', () => {
  const plain = { dark: false, moreContrast: false, forcedColors: false };
  it.each([
    ['dark', plain, 'dark'],
    ['light', { ...plain, dark: true }, 'light'],
    ['system', { ...plain, dark: true }, 'dark'],
    ['system', plain, 'light'],
    ['system', { ...plain, moreContrast: true }, 'highContrast'],
    ['system', { dark: true, moreContrast: true, forcedColors: true }, 'dark'],
  ] as const)('chosen %s under %o is %s', (choice, system, look) => {
    expect(resolveTheme(choice, system)).toBe(look);
  });
});

describe('what the page is for', () => {
  it.each([
    ['#door', 'door'],
    ['#live', 'live'],
    ['#practice', 'practice'],
    ['', 'practice'],
    ['#desk-content', 'practice'],
    ['#live?x', 'practice'],
  ])('%j is %s', (hash, kind) => {
    expect(documentKind(hash)).toBe(kind);
  });
});
