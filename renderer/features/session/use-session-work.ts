import { useReducer, useRef } from 'react';
import { desk } from '../../bridge/desk.ts';
import { faultOf } from '../../bridge/fault.ts';
import { noSessionWork, sessionWork } from './session-work.ts';
import type { SessionAct, SessionWork } from './session-work.ts';

const acts: Readonly<Record<SessionAct, () => Promise<unknown>>> = {
  switchAccount: () => desk.signIn.switchAccount({}),
  signOut: () => desk.signIn.signOut({}),
  toPractice: () => desk.workplace.choose({ to: 'practice' }),
  toLive: () => desk.workplace.choose({ to: 'live' }),
  toSetUp: () => desk.workplace.choose({ to: 'setUp' }),
};

export interface Sessions {
  readonly work: SessionWork;
  readonly ask: (act: SessionAct) => void;
  /** Ends the sign-in page that is open for another account. */
  readonly cancel: () => void;
  readonly dismiss: () => void;
}

/** Everything in the menu that ends this window: leaving, another account, another tenant. */
export const useSessionWork = (): Sessions => {
  const [work, dispatch] = useReducer(sessionWork, noSessionWork);
  // React draws later than a second click comes.
  const asking = useRef(false);
  const ask = async (act: SessionAct): Promise<void> => {
    if (asking.current) return;
    asking.current = true;
    dispatch({ type: 'asked', act });
    try {
      await acts[act]();
      dispatch({ type: 'done' });
    } catch (error) {
      dispatch({ type: 'refused', fault: faultOf(error) });
    } finally {
      asking.current = false;
    }
  };
  return {
    work,
    ask: (act) => void ask(act),
    cancel: () => void desk.signIn.cancel({}).catch(() => undefined),
    dismiss: () => dispatch({ type: 'dismissed' }),
  };
};
