import { powerMonitor, type BrowserWindow } from 'electron';
import type { PassGuard } from './pass-guard.ts';

/** Tells the pass guard what happens to the window. */
export function watchWindow(window: BrowserWindow, guard: PassGuard): void {
  window.on('blur', () => guard.windowBlurred());
  window.on('focus', () => guard.windowFocused());
  window.on('hide', () => guard.concealNow());
  window.on('minimize', () => guard.concealNow());
}

export type AwayReason = 'locked' | 'suspended' | 'shuttingDown' | 'userSwitched';

/**
 * Calls back when the agent leaves the machine: lock, sleep, shutdown, fast user switching
 * (each where the system reports it). Returns a function that stops listening.
 */
export function watchAway(onAway: (reason: AwayReason) => void): () => void {
  const locked = () => onAway('locked');
  const suspended = () => onAway('suspended');
  const shuttingDown = () => onAway('shuttingDown');
  const userSwitched = () => onAway('userSwitched');
  powerMonitor.on('lock-screen', locked);
  powerMonitor.on('suspend', suspended);
  powerMonitor.on('shutdown', shuttingDown);
  powerMonitor.on('user-did-resign-active', userSwitched);
  return () => {
    powerMonitor.off('lock-screen', locked);
    powerMonitor.off('suspend', suspended);
    powerMonitor.off('shutdown', shuttingDown);
    powerMonitor.off('user-did-resign-active', userSwitched);
  };
}
