import { useCallback, useEffect, useState } from 'react';
import type { Fault } from '../../../contract/result.ts';
import type { WatchState } from '../../../contract/watch.ts';
import { desk } from '../../bridge/desk.ts';
import { useDeskEvent } from '../../bridge/events.ts';
import { faultOf } from '../../bridge/fault.ts';
import type { TicketDispatch } from './use-ticket-flow.ts';

export interface WatchDesk {
  readonly fault: Fault | null;
  readonly start: () => void;
  readonly stop: () => void;
}

/** The quiet watch for a new method: begins when `planId` is given, and main does the reading. */
export const useWatch = (planId: string | null, dispatch: TicketDispatch): WatchDesk => {
  const [fault, setFault] = useState<Fault | null>(null);

  useDeskEvent('watch.changed', ({ watch }) => dispatch({ type: 'watchArrived', watch }));

  const settle = useCallback(
    (answer: Promise<WatchState>): void => {
      answer.then(
        (watch) => {
          setFault(null);
          dispatch({ type: 'watchArrived', watch });
        },
        (error: unknown) => setFault(faultOf(error)),
      );
    },
    [dispatch],
  );
  useEffect(() => {
    if (planId !== null) settle(desk.watch.start({ planId }));
  }, [planId, settle]);

  const ask = (call: (planId: string) => Promise<WatchState>) => () => {
    if (planId !== null) settle(call(planId));
  };
  return {
    fault,
    start: ask((id) => desk.watch.start({ planId: id })),
    stop: ask((id) => desk.watch.stop({ planId: id })),
  };
};
