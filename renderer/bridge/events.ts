import { useEffect, useEffectEvent } from 'react';
import type { DeskEvent } from '../../contract/events.ts';
import { desk } from './desk.ts';

type EventOf<T extends DeskEvent['type']> = Extract<DeskEvent, { type: T }>;

/** Calls back for each event of one type while the component is on screen. */
export const useDeskEvent = <T extends DeskEvent['type']>(type: T, listener: (event: EventOf<T>) => void): void => {
  const heard = useEffectEvent(listener);
  useEffect(
    () =>
      desk.onEvent((event) => {
        if (event.type === type) heard(event as EventOf<T>);
      }),
    [type],
  );
};
