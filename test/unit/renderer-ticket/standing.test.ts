import { describe, expect, test } from 'vitest';
import { standing } from '../../../renderer/features/start/run-words.ts';
import { at, planId, runOf, ticketOf } from './examples.ts';

const secret = {
  kind: 'temporaryAccessPass' as const,
  planId,
  methodId: 'pass',
  startUtc: at(0),
  expiresAtUtc: at(60),
  lifetimeMinutes: 60,
  isUsableOnce: true,
  isHeld: true,
};
const ticket = ticketOf({ planId, planIds: [planId] });

describe('how a ticket stands in the list', () => {
  test('an alarm goes before whatever the run says', () =>
    expect(standing({ ticket, run: runOf('done'), alarm: { reason: 'passUsed', raisedAtUtc: at(1) } })).toEqual({
      tone: 'danger',
      words: 'Alarm: somebody else got in',
    }));

  test('a ticket after “This was not them” is not merely another plan being made', () =>
    expect(standing({ ticket: ticketOf({ planIds: [planId], isAfterNotThem: true }), run: null, alarm: null })).toMatchObject({
      tone: 'danger',
      words: expect.stringContaining('not shut out yet') as string,
    }));

  test('a stopped plan says whether a pass is still to be handed over', () => {
    expect(standing({ ticket, run: { ...runOf('abandoned'), secret }, alarm: null }).words).toContain('pass not handed over');
    expect(standing({ ticket, run: runOf('abandoned'), alarm: null }).words).toMatch(/^Stopped: \d+ of \d+ steps done$/u);
  });
});
