import { describe, expect, it } from 'vitest';
import { createSecretClipboard } from '../../../main/shell/clipboard.ts';
import { FakeClock } from './fake-timers.ts';

const setUp = () => {
  const clock = new FakeClock();
  const clipboard = {
    text: '',
    readText: () => clipboard.text,
    writeText: (text: string) => void (clipboard.text = text),
    clear: () => void (clipboard.text = ''),
  };
  let cleared = 0;
  const secrets = createSecretClipboard({ clipboard, now: clock.now, setTimer: clock.setTimer, onCleared: () => (cleared += 1) });
  return { clock, clipboard, secrets, cleared: () => cleared };
};

describe('a copied code', () => {
  it('is on the clipboard for 30 seconds and not longer', () => {
    const { clock, clipboard, secrets, cleared } = setUp();
    expect(secrets.copySecret('code-1')).toBe('2026-11-22T09:00:30.000Z');
    clock.pass(29_999);
    expect(clipboard.text).toBe('code-1');
    clock.pass(1);
    expect([clipboard.text, cleared()]).toEqual(['', 1]);
  });

  it('is cleared at once on lock or quit, and the timer is called off', () => {
    const { clock, clipboard, secrets, cleared } = setUp();
    secrets.copySecret('code-1');
    void secrets.clear();
    expect(clipboard.text).toBe('');
    expect(clock.pending).toBe(0);
    void secrets.clear();
    expect(cleared()).toBe(1);
  });

  it('leaves alone what somebody copied since', () => {
    const { clock, clipboard, secrets, cleared } = setUp();
    secrets.copySecret('code-1');
    clipboard.text = 'from another app';
    clock.pass(60_000);
    void secrets.clear();
    expect([clipboard.text, cleared()]).toEqual(['from another app', 0]);
  });

  it('has its own 30 seconds when it replaces an earlier one', () => {
    const { clock, clipboard, secrets } = setUp();
    secrets.copySecret('code-1');
    clock.pass(20_000);
    secrets.copySecret('code-2');
    clock.pass(20_000);
    expect(clipboard.text).toBe('code-2');
    clock.pass(10_000);
    expect(clipboard.text).toBe('');
  });
});

describe('ordinary text', () => {
  it('stays, even when a code was copied before it', () => {
    const { clock, clipboard, secrets } = setUp();
    secrets.copySecret('code-1');
    secrets.copyText('ada@practice.example');
    clock.pass(60_000);
    void secrets.clear();
    expect(clipboard.text).toBe('ada@practice.example');
  });
});
