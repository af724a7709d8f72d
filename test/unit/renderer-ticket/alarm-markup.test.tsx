import { renderToStaticMarkup } from 'react-dom/server';
import type { ReactElement } from 'react';
import { describe, expect, test } from 'vitest';
import type { HeldSecret } from '../../../contract/held-secret.ts';
import type { WatchState } from '../../../contract/watch.ts';
import { HandOverSection } from '../../../renderer/features/ticket/HandOverSection.tsx';
import { AlarmCard } from '../../../renderer/features/ticket/AlarmCard.tsx';
import { flowOf, nothingAround } from '../../../renderer/features/ticket/ticket-flow.ts';
import { NavigationContext, startPlace } from '../../../renderer/shell/place.ts';
import { at, planId, runOf, ticketOf, watchOf } from './examples.ts';

const secret = (more: Partial<HeldSecret> = {}): HeldSecret => ({
  kind: 'temporaryAccessPass',
  planId,
  methodId: 'pass',
  startUtc: new Date().toISOString(),
  expiresAtUtc: new Date(Date.now() + 3_600_000).toISOString(),
  lifetimeMinutes: 60,
  isUsableOnce: true,
  isHeld: true,
  ...more,
});
const drawn = (element: ReactElement): string =>
  renderToStaticMarkup(<NavigationContext value={{ place: startPlace, go: () => undefined }}>{element}</NavigationContext>);
const desk = { fault: null, start: () => undefined, stop: () => undefined };
const stranger = {
  kind: 'fido2' as const,
  id: 'x',
  label: 'Passkey',
  detail: 'A stranger’s key',
  createdDateTime: at(1),
  phoneType: null,
  pass: null,
  isDefault: false,
  removable: true,
  countsAsSecondStep: true,
};
const section = (watch: Partial<WatchState>, held = secret()): string => {
  const run = { ...runOf('done'), secret: held };
  const flow = flowOf(ticketOf({ planId, planIds: [planId] }), true, {
    ...nothingAround,
    runs: { [planId]: run },
    watch: { ...watchOf('watching'), ...watch },
  });
  return drawn(<HandOverSection flow={flow} desk={desk} onClose={() => undefined} onNotThem={() => undefined} />);
};
const handsOut = /Hold to show|Show for 60 seconds|>Copy<|Print a slip/u;

describe('the hand-over', () => {
  test('of a pass that nothing is against has its buttons, and says that the pass goes on working', () => {
    const html = section({ passUse: 'unused' });
    expect(html).toMatch(handsOut);
    expect(html).toContain('goes on working');
  });

  test('after an alarm hands nothing out, has no success about it, and promises nothing of the pass', () => {
    const html = section({ state: 'appeared', appeared: [stranger], passUse: 'used', alarm: { reason: 'passUsed', raisedAtUtc: at(2) } });
    expect(html).not.toMatch(handsOut);
    expect(html).not.toMatch(/goes on working|Time left|A new method has been registered|This was not them/u);
    expect(html).toContain('A method was registered by somebody else');
    expect(html).toContain('Plan the way out first.');
  });

  test.each<[string, Partial<WatchState>, Partial<HeldSecret>, string]>([
    ['used', { passUse: 'used' }, {}, 'The pass has been used'],
    ['past its end', { passUse: 'unused' }, { expiresAtUtc: '2026-01-01T00:00:00Z' }, 'The pass has ended'],
    ['not listed any more', { passUse: 'gone' }, {}, 'The pass is not listed any more'],
    ['no longer held', { passUse: 'unused' }, { isHeld: false }, 'The code is no longer held'],
  ])('of a pass that is %s has no buttons and no time left', (_, watch, held, title) => {
    const html = section(watch, secret(held));
    expect(html).toContain(title);
    expect(html).not.toMatch(handsOut);
    expect(html).not.toMatch(/goes on working|Time left/u);
  });
});

test('the alarm says what was seen, what appeared, the one way on and whom to tell; it waits for a step that is on its way', () => {
  const card = (busy: boolean) =>
    drawn(
      <AlarmCard
        ticketId={planId}
        alarm={{ reason: 'methodAppeared', raisedAtUtc: at(2) }}
        appeared={[stranger]}
        busy={busy}
        onPlan={() => undefined}
      />,
    );
  const html = card(false);
  expect(html).toContain('role="alert"');
  for (const said of [
    'somebody else got in',
    'before this desk had shown',
    'A stranger’s key',
    'Plan the way out',
    'security incidents',
    'Copy the summary',
  ])
    expect(html).toContain(said);
  expect(html).not.toContain('aria-disabled="true"');
  expect(card(true)).toContain('aria-disabled="true"');
});
