import { powerMonitor, type BrowserWindow } from 'electron';
import type { LockReason } from '../../contract/app-state.ts';
import type { PassGuard } from './pass-guard.ts';

/** Tells the pass guard what happens to the window. */
export const watchWindow = (window: BrowserWindow, guard: PassGuard): void => {
  window.on('blur', () => guard.windowBlurred());
  window.on('focus', () => guard.windowFocused());
  window.on('hide', () => guard.concealNow());
  window.on('minimize', () => guard.concealNow());
};

/** The reasons to lock that the system reports, and the one that leaves nothing to lock. */
export type AwayReason = Extract<LockReason, 'computerLocked' | 'suspended' | 'userSwitched'> | 'shuttingDown';

/** As powerMonitor names them; each where the system reports it. */
const signals = {
  'lock-screen': 'computerLocked',
  suspend: 'suspended',
  shutdown: 'shuttingDown',
  'user-did-resign-active': 'userSwitched',
} as const satisfies Record<string, AwayReason>;

/**
 * Calls back, in the same turn as the system's word, when the agent leaves the machine: lock, sleep, shutdown,
 * fast user switching. Returns a function that stops listening.
 */
export const watchAway = (onAway: (reason: AwayReason) => void): (() => void) => {
  // As the plain emitter that it is: its types have one signature for each of the names.
  const monitor: NodeJS.EventEmitter = powerMonitor;
  const listeners = Object.entries(signals).map(([signal, reason]) => [signal, () => onAway(reason)] as const);
  for (const [signal, listener] of listeners) monitor.on(signal, listener);
  return () => {
    for (const [signal, listener] of listeners) monitor.off(signal, listener);
  };
};
