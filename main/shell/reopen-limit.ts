export interface ReopenLimitOptions {
  readonly now: () => number;
  /** How often the page may be opened again within the span. */
  readonly times?: number;
  readonly withinMs?: number;
}

/**
 * Says whether a page that went away may be opened again by itself. A page that crashes at once
 * after each start would otherwise flicker for ever.
 */
export function createReopenLimit({ now, times = 3, withinMs = 60_000 }: ReopenLimitOptions): {
  mayReopen(): boolean;
  forgive(): void;
} {
  let reopened: number[] = [];
  return {
    mayReopen() {
      const at = now();
      reopened = reopened.filter((before) => at - before < withinMs && before <= at);
      if (reopened.length >= times) return false;
      reopened.push(at);
      return true;
    },
    /** Starts counting afresh, because a person decided to try again. */
    forgive() {
      reopened = [];
    },
  };
}
