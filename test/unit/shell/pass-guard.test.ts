import { describe, expect, it } from 'vitest';
import { createPassGuard } from '../../../main/shell/pass-guard.ts';
import { FakeClock } from './fake-timers.ts';

const setUp = () => {
  const clock = new FakeClock();
  const seen: string[] = [];
  const guard = createPassGuard({
    protectContent: (on) => seen.push(on ? 'protected' : 'unprotected'),
    conceal: (planId) => seen.push(`conceal ${planId}`),
    now: clock.now,
    setTimer: clock.setTimer,
  });
  return { clock, seen, guard };
};

describe('a code on the screen', () => {
  it('is protected before it is sent and says when it goes', () => {
    const { seen, guard } = setUp();
    expect(guard.begin('a')).toEqual({ concealAtUtc: '2026-11-22T09:01:00.000Z' });
    expect(seen).toEqual(['protected']);
  });

  it('goes after a minute, and the protection only after the page has painted', () => {
    const { clock, seen, guard } = setUp();
    guard.begin('a');
    clock.pass(59_999);
    expect(seen).toEqual(['protected']);
    clock.pass(1);
    expect(seen).toEqual(['protected', 'conceal a']);
    clock.pass(2_000);
    expect(seen).toEqual(['protected', 'conceal a', 'unprotected']);
  });

  it('goes after ten seconds without the focus', () => {
    const { clock, seen, guard } = setUp();
    guard.begin('a');
    guard.windowBlurred();
    clock.pass(9_999);
    expect(seen).not.toContain('conceal a');
    clock.pass(1);
    expect(seen).toContain('conceal a');
  });

  it('stays through a short look elsewhere', () => {
    const { clock, seen, guard } = setUp();
    guard.begin('a');
    guard.windowBlurred();
    clock.pass(9_000);
    guard.windowFocused();
    clock.pass(20_000);
    expect(seen).not.toContain('conceal a');
  });

  it('goes after ten seconds too when the window had no focus to begin with', () => {
    const { clock, seen, guard } = setUp();
    guard.windowBlurred();
    clock.pass(60_000);
    guard.begin('a');
    clock.pass(10_000);
    expect(seen).toContain('conceal a');
  });

  it('goes at once on hide, lock or another person, and once only', () => {
    const { clock, seen, guard } = setUp();
    guard.begin('a');
    guard.concealNow();
    guard.concealNow();
    clock.pass(120_000);
    expect(seen).toEqual(['protected', 'conceal a', 'unprotected']);
  });

  it('is not concealed again after the window did so itself', () => {
    const { clock, seen, guard } = setUp();
    guard.begin('a');
    guard.end('a');
    clock.pass(120_000);
    expect(seen).toEqual(['protected', 'unprotected']);
  });

  it('goes when a second one is shown, and the late end of the first does not touch the second', () => {
    const { clock, seen, guard } = setUp();
    guard.begin('a');
    guard.begin('b');
    guard.end('a');
    expect(seen).toEqual(['protected', 'conceal a', 'protected']);
    clock.pass(60_000);
    expect(seen.at(-1)).toBe('conceal b');
  });

  it('stays protected when it is shown again before the protection ran out', () => {
    const { clock, seen, guard } = setUp();
    guard.begin('a');
    guard.end('a');
    clock.pass(1_000);
    guard.begin('a');
    clock.pass(30_000);
    expect(seen).toEqual(['protected', 'protected']);
  });

  it('starts a minute of its own each time it is shown', () => {
    const { clock, seen, guard } = setUp();
    guard.begin('a');
    clock.pass(50_000);
    guard.begin('a');
    clock.pass(50_000);
    expect(seen).toEqual(['protected', 'protected']);
    clock.pass(10_000);
    expect(seen.at(-1)).toBe('conceal a');
  });
});
