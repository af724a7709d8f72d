export interface PassGuardOptions {
  /** Keeps the window out of screenshots and shared screens. */
  readonly protectContent: (on: boolean) => void;
  /** Tells the window to hide the code of this plan now. */
  readonly conceal: (planId: string) => void;
  readonly now: () => Date;
  /** Calls back once after so many milliseconds; returns a function that calls it off. */
  readonly setTimer: (callback: () => void, afterMs: number) => () => void;
  /** How long a code may be seen at one time. */
  readonly visibleMs?: number;
  /** How long the window may be without the focus. */
  readonly blurMs?: number;
  /** How long the protection outlasts the code, so that the page has painted without it. */
  readonly afterglowMs?: number;
}

/**
 * Watches over a code on the screen: it goes after a minute, after ten seconds without the focus,
 * and at once when the window is hidden or minimised, the system is locked or put to sleep, or
 * somebody else's page is opened. One code at a time: a second one conceals the first.
 */
export interface PassGuard {
  /** Call before the code is sent. Returns when it will be concealed, as ISO 8601 UTC. */
  begin(planId: string): { readonly concealAtUtc: string };
  /** The window has concealed it by itself. Does nothing for any other plan. */
  end(planId: string): void;
  /** Conceals whatever shows: window hidden or minimised, system locked, another person opened. */
  concealNow(): void;
  windowBlurred(): void;
  windowFocused(): void;
}

export const createPassGuard = (options: PassGuardOptions): PassGuard => {
  const { protectContent, conceal, now, setTimer } = options;
  const { visibleMs = 60_000, blurMs = 10_000, afterglowMs = 2_000 } = options;
  const nothing = () => {};
  let shown: string | null = null;
  let cancelVisible = nothing;
  let cancelBlur = nothing;
  let cancelAfterglow = nothing;
  let focused = true;

  const stop = () => {
    cancelVisible();
    cancelBlur();
    cancelAfterglow();
    shown = null;
  };

  const afterglow = () => {
    cancelAfterglow = setTimer(() => protectContent(false), afterglowMs);
  };

  const concealNow = () => {
    if (shown === null) return;
    const planId = shown;
    stop();
    conceal(planId);
    afterglow();
  };

  const waitForFocus = () => {
    cancelBlur();
    cancelBlur = setTimer(concealNow, blurMs);
  };

  return {
    begin(planId) {
      if (shown !== null && shown !== planId) conceal(shown);
      stop();
      protectContent(true);
      shown = planId;
      cancelVisible = setTimer(concealNow, visibleMs);
      if (!focused) waitForFocus();
      return { concealAtUtc: new Date(now().getTime() + visibleMs).toISOString() };
    },
    end(planId) {
      if (shown !== planId) return;
      stop();
      afterglow();
    },
    concealNow,
    windowBlurred() {
      focused = false;
      if (shown !== null) waitForFocus();
    },
    windowFocused() {
      focused = true;
      cancelBlur();
    },
  };
};
