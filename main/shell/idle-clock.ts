export interface IdleClockOptions {
  readonly limitMs: () => number;
  readonly onIdle: () => void;
  /** What the system says: seconds since the last key or mouse movement anywhere. */
  readonly systemIdleSeconds: () => number;
  /** Wall clock, so that the time a computer slept counts. */
  readonly now: () => number;
}

export interface IdleClock {
  /** To be called every few seconds. */
  readonly look: () => void;
  /** A key, click or movement in a window of ours. */
  readonly noteInput: () => void;
}

/**
 * Calls `onIdle` once when nobody has used keyboard or mouse for `limitMs`, and again only after somebody has.
 *
 * Where the system cannot measure (X without its screen saver extension, some Wayland desktops) it says 0 for ever.
 * Until it has said something else once, only what happens in our own windows counts: rather a lock too many.
 */
export const createIdleClock = ({ limitMs, onIdle, systemIdleSeconds, now }: IdleClockOptions): IdleClock => {
  let activeAt = now();
  let lookedAt = activeAt;
  let measures = false;
  let told = false;

  return {
    noteInput() {
      activeAt = now();
    },
    look() {
      const at = now();
      const sleptMs = at - lookedAt;
      lookedAt = at;
      const idleSeconds = systemIdleSeconds();
      if (idleSeconds > 0) measures = true;
      if (measures && idleSeconds >= 0) activeAt = Math.max(activeAt, at - idleSeconds * 1000);
      // A clock that was set back must not put the last activity into the future.
      activeAt = Math.min(activeAt, at);

      const idle = Math.max(at - activeAt, sleptMs) >= limitMs();
      if (idle && !told) onIdle();
      told = idle;
    },
  };
};
