import { useEffect, useEffectEvent, useState } from 'react';
import type { Fault } from '../../../contract/result.ts';
import type { WatchState } from '../../../contract/events.ts';
import { desk } from '../../bridge/desk.ts';
import { useDeskEvent } from '../../bridge/events.ts';
import { faultOf } from '../../bridge/fault.ts';
import type { TicketDispatch } from './use-ticket-flow.ts';

export type WatchDesk = { readonly fault: Fault | null; readonly start: () => void; readonly stop: () => void };

/** The quiet watch for a new method: begins when `planId` is given, and main does the reading. */
export const useWatch = (planId: string | null, dispatch: TicketDispatch): WatchDesk => {
  const [fault, setFault] = useState<Fault | null>(null);

  useDeskEvent('watch.changed', ({ watch }) => dispatch({ type: 'watchArrived', watch }));

  const ask = async (call: () => Promise<WatchState>): Promise<void> => {
    setFault(null);
    try {
      dispatch({ type: 'watchArrived', watch: await call() });
    } catch (error) {
      setFault(faultOf(error));
    }
  };
  const start = () => {
    if (planId !== null) void ask(() => desk.watch.start({ planId }));
  };
  const begin = useEffectEvent(start);
  useEffect(() => begin(), [planId]);

  return {
    fault,
    start,
    stop: () => {
      if (planId !== null) void ask(() => desk.watch.stop({ planId }));
    },
  };
};
