import { uptime } from 'node:os';

/** The fine count may stand still while the computer sleeps; from this difference on it is moved up to the coarse one. */
const sleptFromMs = 2_000;

/**
 * How long this computer has been running, in milliseconds, sleep included. The system's own count goes through sleep and
 * survives this process, but is as coarse as a second on some systems; within the process the fine one is used for it.
 */
export const runningTime = (): (() => number) => {
  let base = uptime() * 1_000 - performance.now();
  return () => {
    const fine = base + performance.now();
    const slept = uptime() * 1_000 - fine;
    if (slept < sleptFromMs) return fine;
    base += slept;
    return fine + slept;
  };
};
