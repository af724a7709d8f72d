import { describe, expect, test } from 'vitest';
import type { HeldSecret } from '../../../contract/held-secret.ts';
import type { PassUse } from '../../../contract/watch.ts';
import { passUseInWords, whyNotHandedOver } from '../../../renderer/features/ticket/pass-standing.ts';
import { slipWords } from '../../../renderer/features/ticket/use-pass-paper.ts';

const nowMs = Date.parse('2026-11-27T10:00:00Z');
const pass: HeldSecret = {
  kind: 'temporaryAccessPass',
  planId: '11111111-1111-4111-8111-111111111111',
  methodId: 'pass',
  startUtc: '2026-11-27T09:30:00Z',
  expiresAtUtc: '2026-11-27T10:30:00Z',
  lifetimeMinutes: 60,
  isUsableOnce: true,
  isHeld: true,
};
const watch = (passUse: PassUse) => ({ passUse, lastReadAtUtc: '2026-11-27T09:59:00Z' });

describe('a pass is handed over', () => {
  test.each<PassUse>(['notKnown', 'unused'])('while nothing is against it (%s)', (use) =>
    expect(whyNotHandedOver(pass, watch(use), nowMs)).toBeNull(),
  );

  test.each<[PassUse, RegExp]>([
    ['used', /has been used/u],
    ['over', /has ended/u],
    ['gone', /not listed any more/u],
    ['off', /policy keeps/u],
  ])('and not any more once it is %s', (use, title) => expect(whyNotHandedOver(pass, watch(use), nowMs)?.title).toMatch(title));

  test('and not past its end, whatever was read last', () =>
    expect(whyNotHandedOver(pass, watch('unused'), Date.parse(pass.expiresAtUtc))?.title).toMatch(/has ended/u));

  test('and not without its code', () =>
    expect(whyNotHandedOver({ ...pass, isHeld: false }, null, nowMs)?.title).toMatch(/no longer held/u));
});

describe('what can be known of its use', () => {
  test('of one for several sign-ins nothing', () =>
    expect(passUseInWords({ ...pass, isUsableOnce: false }, watch('notKnown'))).toContain('does not tell'));
  test('before the first reading nothing yet', () => expect(passUseInWords(pass, null)).toContain('not known yet'));
  test('what could not be read is not called unused', () => expect(passUseInWords(pass, watch('notKnown'))).toContain('could not be read'));
  test('unused where it was read', () => expect(passUseInWords(pass, watch('unused'))).toContain('not used yet'));
});

test('a slip is called printed on paper alone', () => {
  expect(slipWords({ printed: true, savedAs: null })).toContain('sent to the printer');
  expect(slipWords({ printed: false, savedAs: '/a/slip.pdf' })).toMatch(/saved as a file, not printed.*delete it/u);
  expect(slipWords({ printed: false, savedAs: null })).toContain('nothing was printed');
});
