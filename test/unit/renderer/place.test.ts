import { describe, expect, it } from 'vitest';
import { documentKind } from '../../../renderer/shell/document-kind.ts';
import { placeAfter, startPlace } from '../../../renderer/shell/place.ts';
import { windowTitle } from '../../../renderer/shell/window-title.ts';
import { resolveTheme } from '../../../renderer/theme/resolve-theme.ts';

describe('where the agent is', () => {
  const start = startPlace;
  const withTicket = placeAfter(start, { type: 'open', userId: 'a', ticketId: 'p' });

  it('begins with the person who was open before a crash', () => {
    const reopened = placeAfter(start, { type: 'reopen', open: { userId: 'a', ticketId: 'p' } });
    expect(reopened.open).toEqual({ userId: 'a', ticketId: 'p' });
    // The session may be read again; by then the agent has gone on.
    const closed = placeAfter(reopened, { type: 'close' });
    expect(placeAfter(closed, { type: 'reopen', open: { userId: 'a', ticketId: 'p' } }).open).toBeNull();
  });

  it('keeps the person open while the journal is read', () => {
    expect(placeAfter(withTicket, { type: 'go', screen: 'journal' })).toMatchObject({
      screen: 'journal',
      open: { userId: 'a', ticketId: 'p' },
    });
  });

  it('keeps the ticket under way when the same person is found again, and moves the focus', () => {
    const again = placeAfter(withTicket, { type: 'open', userId: 'a' });
    expect(again.open).toBe(withTicket.open);
    expect(again.opened).toBe(withTicket.opened + 1);
  });

  it('leaves the ticket behind when another person is opened', () => {
    expect(placeAfter(withTicket, { type: 'open', userId: 'b' }).open).toEqual({ userId: 'b', ticketId: null });
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
