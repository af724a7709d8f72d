import { expect, test } from 'vitest';
import type { HeldSecret } from '../../../contract/held-secret.ts';
import type { PassUse } from '../../../contract/watch.ts';
import type { GraphMethod } from '../../../main/graph/methods.ts';
import { passUseOf } from '../../../main/tickets/pass-use.ts';

const secret: HeldSecret = {
  kind: 'temporaryAccessPass',
  planId: '11111111-1111-4111-8111-111111111111',
  methodId: 'ours',
  startUtc: '2026-11-27T09:30:00Z',
  expiresAtUtc: '2026-11-27T10:30:00Z',
  lifetimeMinutes: 60,
  isUsableOnce: true,
  isHeld: true,
};
const nowMs = Date.parse('2026-11-27T10:00:00Z');
const listed = (more: Partial<GraphMethod>): GraphMethod[] => [{ id: 'ours', isUsableOnce: true, ...more }];

test.each<[string, readonly GraphMethod[] | null, PassUse]>([
  ['not read', null, 'notKnown'],
  ['listed, and nothing said of its use', listed({}), 'notKnown'],
  ['usable', listed({ methodUsabilityReason: 'EnabledByPolicy' }), 'unused'],
  ['usable, by the older property', listed({ isUsable: true }), 'unused'],
  ['used', listed({ methodUsabilityReason: 'OneTimeUsed', isUsable: false }), 'used'],
  ['ended', listed({ methodUsabilityReason: 'Expired' }), 'over'],
  ['kept from working', listed({ methodUsabilityReason: 'DisabledByPolicy' }), 'off'],
  ['not listed', [{ id: 'another' }], 'gone'],
  ['for several sign-ins', listed({ isUsableOnce: false, methodUsabilityReason: 'EnabledByPolicy' }), 'notKnown'],
  ['of a word that is new', listed({ methodUsabilityReason: 'SomethingNew' }), 'notKnown'],
])('a pass that is %s', (_, passes, use) => expect(passUseOf(secret, passes, nowMs)).toBe(use));

test('ends by the clock, also where nothing can be read', () => {
  expect(passUseOf(secret, null, Date.parse(secret.expiresAtUtc))).toBe('over');
  expect(passUseOf(secret, listed({ methodUsabilityReason: 'OneTimeUsed' }), Date.parse(secret.expiresAtUtc))).toBe('used');
});
