export interface ReopenLimitOptions {
  readonly now: () => number;
  /** How often the page may be opened again within the span. */
  readonly times?: number;
  readonly withinMs?: number;
}

export interface ReopenLimit {
  mayReopen(): boolean;
  /** Starts counting afresh, because a person decided to try again. */
  forgive(): void;
}

/**
 * Says whether a page that went away may be opened again by itself. A page that crashes at once
 * after each start would otherwise flicker for ever.
 */
export const createReopenLimit = ({ now, times = 3, withinMs = 60_000 }: ReopenLimitOptions): ReopenLimit => {
  let reopened: number[] = [];
  return {
    mayReopen() {
      const at = now();
      reopened = reopened.filter((before) => at - before < withinMs && before <= at);
      if (reopened.length >= times) return false;
      reopened.push(at);
      return true;
    },
    forgive() {
      reopened = [];
    },
  };
};
