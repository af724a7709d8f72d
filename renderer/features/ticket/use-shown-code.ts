import { useCallback, useEffect, useEffectEvent, useReducer, useRef, useState } from 'react';
import type { Fault } from '../../../contract/result.ts';
import { desk } from '../../bridge/desk.ts';
import { useDeskEvent } from '../../bridge/events.ts';
import { faultOf } from '../../bridge/fault.ts';

/** `hold`: as long as a key or button is down. `toggle`: until hidden, or the time is up. */
export type ShowMode = 'hold' | 'toggle';

interface Shown {
  readonly code: string;
  readonly mode: ShowMode;
  readonly concealAtUtc: string;
}

export interface ShownCode {
  /** The code, in this component's state alone, and only while it is on screen. */
  readonly shown: Shown | null;
  /** Asked for and not here yet. */
  readonly asking: ShowMode | null;
  readonly fault: Fault | null;
  readonly show: (mode: ShowMode) => void;
  readonly hide: () => void;
}

const longestShownMilliseconds = 60_000;

/**
 * Shows the pass while it is wanted. The code never enters the query cache; it goes when it is
 * hidden, when main says so (`secret.conceal`: window hidden, left for long, time up), after 60 s,
 * and when the component goes. An answer that comes after the button was let go is thrown away.
 */
export const useShownCode = (planId: string): ShownCode => {
  const [shown, setShown] = useState<Shown | null>(null);
  const [asking, setAsking] = useState<ShowMode | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  // The number of the wish that still stands; 0 while nothing is to be shown.
  const wish = useRef(0);
  const lastWish = useRef(0);

  const hide = useCallback(() => {
    if (wish.current === 0) return;
    wish.current = 0;
    setShown(null);
    setAsking(null);
    // If main cannot be told, it hides by its own clock; there is nothing for the agent to do.
    desk.secrets.conceal({ planId }).catch(() => undefined);
  }, [planId]);

  const show = (mode: ShowMode): void => {
    lastWish.current += 1;
    const mine = lastWish.current;
    wish.current = mine;
    setAsking(mode);
    setFault(null);
    desk.secrets.reveal({ planId }).then(
      ({ code, concealAtUtc }) => {
        if (wish.current !== mine) {
          // The wish went while main was answering: what came is dropped, and main hides too.
          if (wish.current === 0) desk.secrets.conceal({ planId }).catch(() => undefined);
          return;
        }
        setAsking(null);
        setShown({ code, mode, concealAtUtc });
      },
      (error: unknown) => {
        if (wish.current !== mine) return;
        wish.current = 0;
        setAsking(null);
        setFault(faultOf(error));
      },
    );
  };

  useDeskEvent('secret.conceal', (event) => {
    if (event.planId === planId) hide();
  });

  const leave = useEffectEvent((whole: boolean) => {
    // A key let go in another window is never heard here, so a held code goes at once. A toggled one
    // stays while the agent clicks into the telephone's window; main hides it after ten seconds.
    if (whole || shown?.mode === 'hold' || asking === 'hold') hide();
  });
  useEffect(() => {
    const blurred = () => leave(false);
    const changed = () => {
      if (document.hidden) leave(true);
    };
    window.addEventListener('blur', blurred);
    document.addEventListener('visibilitychange', changed);
    return () => {
      window.removeEventListener('blur', blurred);
      document.removeEventListener('visibilitychange', changed);
    };
  }, []);

  useEffect(() => {
    if (shown === null) return;
    const untilMain = Date.parse(shown.concealAtUtc) - Date.now();
    const wait = Math.max(0, Math.min(longestShownMilliseconds, Number.isFinite(untilMain) ? untilMain : 0));
    const timer = window.setTimeout(hide, wait);
    return () => window.clearTimeout(timer);
  }, [shown, hide]);

  // React keeps the tree before the last one, in which the code still stands: drawn once more, it lets go of it.
  const [, drawAgain] = useReducer((times: number) => times + 1, 0);
  useEffect(() => {
    if (shown === null) drawAgain();
  }, [shown]);

  useEffect(() => hide, [hide]);

  return { shown, asking, fault, show, hide };
};
