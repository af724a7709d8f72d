import { useSyncExternalStore } from 'react';

interface Clock {
  readonly subscribe: (changed: () => void) => () => void;
  readonly read: () => number;
}

/** A clock that ticks only while somebody looks at it. The reading changes once a tick, as React needs. */
const createClock = (everyMs: number): Clock => {
  const watchers = new Set<() => void>();
  let now = Date.now();
  let timer: ReturnType<typeof setInterval> | undefined;
  const tick = () => {
    now = Date.now();
    for (const changed of watchers) changed();
  };
  return {
    subscribe: (changed) => {
      watchers.add(changed);
      if (timer === undefined) {
        timer = setInterval(tick, everyMs);
        queueMicrotask(tick);
      }
      return () => {
        watchers.delete(changed);
        if (watchers.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
    read: () => now,
  };
};

const clocks = { second: createClock(1_000), halfMinute: createClock(30_000) } as const;

/** The time in milliseconds, read again each second or each half minute. */
export const useNow = (every: keyof typeof clocks): number =>
  useSyncExternalStore(clocks[every].subscribe, clocks[every].read, clocks[every].read);
