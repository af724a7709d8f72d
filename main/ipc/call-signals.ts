import { FaultError, cancelled } from '../fault-error.ts';
import type { SenderLike } from './sender.ts';

export interface CallSignal {
  /** Aborts with FaultError `graph.cancelled` when the page that asked is gone or cancels this call. */
  readonly signal: AbortSignal;
  /** To be called once the call is answered. */
  done(): void;
}

export interface CallSignals {
  /**
   * @param callId under which the page may cancel the call; null when it may not.
   * @throws FaultError `input.invalid` when a call of this page is under way with that id.
   */
  begin(sender: SenderLike, callId: string | null): CallSignal;
  /** Without effect for an id that is not under way, or is another page's. */
  cancel(sender: SenderLike, callId: string): void;
}

/** The calls of one page that are not answered yet. */
interface UnderWay {
  readonly all: Set<AbortController>;
  readonly byId: Map<string, AbortController>;
}

/** Abort signals by sender: one listener for each window, however many calls are under way; nothing is kept of an answered one. */
export const createCallSignals = (): CallSignals => {
  const senders = new WeakMap<SenderLike, UnderWay>();

  const callsOf = (sender: SenderLike): UnderWay => {
    const known = senders.get(sender);
    if (known) return known;
    const calls: UnderWay = { all: new Set(), byId: new Map() };
    const abortAll = () => {
      for (const call of calls.all) call.abort(cancelled());
      calls.all.clear();
      calls.byId.clear();
    };
    senders.set(sender, calls);
    sender.once('destroyed', abortAll);
    sender.on('render-process-gone', abortAll);
    return calls;
  };

  return {
    begin: (sender, callId) => {
      const calls = callsOf(sender);
      if (callId !== null && calls.byId.has(callId)) {
        throw new FaultError('input.invalid', 'Latchkey got the same request twice, so the second one was refused. Try again.');
      }
      const controller = new AbortController();
      calls.all.add(controller);
      if (callId !== null) calls.byId.set(callId, controller);
      return {
        signal: controller.signal,
        done: () => {
          calls.all.delete(controller);
          if (callId !== null && calls.byId.get(callId) === controller) calls.byId.delete(callId);
        },
      };
    },
    // Not `callsOf`: whoever has asked nothing yet has nothing to cancel.
    cancel: (sender, callId) => senders.get(sender)?.byId.get(callId)?.abort(cancelled()),
  };
};
