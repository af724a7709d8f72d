import type { DeskEvent } from '../../contract/events.ts';

export interface Connection {
  readonly found: () => void;
  readonly lost: () => void;
}

/** Tells the window when Graph went away and when it is back; only changes, not every answer. */
export const watchConnection = (send: (event: DeskEvent) => void): Connection => {
  let online = true;
  const change = (now: boolean): void => {
    if (now === online) return;
    online = now;
    send({ type: 'connection.changed', online, sinceUtc: new Date().toISOString() });
  };
  return { found: () => change(true), lost: () => change(false) };
};
