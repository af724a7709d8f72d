import { useReducer, useRef } from 'react';
import { desk } from '../../../bridge/desk.ts';
import { useDeskEvent } from '../../../bridge/events.ts';
import { faultOf } from '../../../bridge/fault.ts';
import { atTheDoor, signInFlow } from './sign-in-flow.ts';
import type { SignInFlow, Way } from './sign-in-flow.ts';

export interface SignInDesk {
  readonly flow: SignInFlow;
  readonly start: (way: Way) => void;
  /** Ends the page or the code; with `then`, another way is begun as soon as the first has ended. */
  readonly cancel: (then?: Way) => void;
}

const ask = (way: Way): Promise<unknown> => (way === 'code' ? desk.signIn.startWithCode({}) : desk.signIn.start({ account: way }));

/** Signs in by a page or a code, one at a time. */
export const useSignIn = (): SignInDesk => {
  const [flow, dispatch] = useReducer(signInFlow, atTheDoor);
  // React draws later than a second click comes: the guard must not wait for a drawing.
  const underWay = useRef<Promise<void> | null>(null);
  useDeskEvent('signIn.code', ({ code }) => dispatch({ type: 'codeChanged', code }));

  /** What was wished for last while something was being cancelled. */
  const next = useRef<Way | null>(null);

  const run = async (way: Way): Promise<void> => {
    dispatch({ type: 'started', way });
    try {
      await ask(way);
      dispatch({ type: 'answered' });
    } catch (error) {
      dispatch({ type: 'failed', fault: faultOf(error) });
    } finally {
      underWay.current = null;
    }
  };
  const start = (way: Way): void => {
    underWay.current ??= run(way);
  };
  const cancel = async (then: Way | null): Promise<void> => {
    next.current = then;
    dispatch({ type: 'cancelAsked' });
    await desk.signIn.cancel({}).catch(() => undefined);
    await underWay.current;
    const wished = next.current;
    next.current = null;
    if (wished !== null) start(wished);
  };
  return { flow, start, cancel: (then) => void cancel(then ?? null) };
};
