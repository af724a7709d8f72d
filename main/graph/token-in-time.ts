import { FaultError } from '../fault-error.ts';
import { TransportError } from './transport-error.ts';

/**
 * What a source of tokens gives, as long as there is time for it. Nothing has been sent when this fails.
 * @param signal ends the wait; `cancelled` tells whether somebody wished it or the time was over.
 */
export const fromTokenSource = async <T>(ask: () => Promise<T>, signal: AbortSignal, cancelled: AbortSignal | undefined): Promise<T> => {
  try {
    return await settledWithin(signal, ask);
  } catch (error) {
    if (cancelled?.aborted) throw new TransportError('cancelled', false, { cause: error });
    throw new TransportError('noToken', false, { cause: signal.aborted ? noTokenInTime() : error });
  }
};

const noTokenInTime = (): FaultError =>
  new FaultError('graph.timeout', 'Your sign-in could not be renewed in time. Nothing was sent. Try again.', { retryable: true });

/** The work's own end, or a rejection as soon as the signal aborts. */
const settledWithin = async <T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> => {
  signal.throwIfAborted();
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(new Error('aborted'));
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work(), aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
};
