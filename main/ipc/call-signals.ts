import type { SenderLike } from './sender.ts';

export interface CallSignal {
  /** Aborts when the page that asked is gone. */
  readonly signal: AbortSignal;
  /** To be called once the call is answered. */
  done(): void;
}

/** Abort signals by sender: one listener for each window, however many calls are under way. */
export const createCallSignals = (): ((sender: SenderLike) => CallSignal) => {
  const underWay = new WeakMap<SenderLike, Set<AbortController>>();

  const callsOf = (sender: SenderLike): Set<AbortController> => {
    const known = underWay.get(sender);
    if (known) return known;
    const calls = new Set<AbortController>();
    const abortAll = () => {
      for (const call of calls) call.abort();
      calls.clear();
    };
    underWay.set(sender, calls);
    sender.once('destroyed', abortAll);
    sender.on('render-process-gone', abortAll);
    return calls;
  };

  return (sender) => {
    const controller = new AbortController();
    const calls = callsOf(sender);
    calls.add(controller);
    return { signal: controller.signal, done: () => void calls.delete(controller) };
  };
};
