import { FaultError, cancelled } from '../fault-error.ts';
import type { LongReads, OnProgress } from './long-reads.ts';
import { Answer, reads } from './messages.ts';
import type { Question, ReadInput, ReadName, ReadOutput } from './messages.ts';

/** A process of ours, seen from main. */
export interface ReadingProcess {
  readonly send: (question: Question) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  /** It ended, asked to or not. Called once. */
  readonly onEnded: (listener: () => void) => void;
  /** Ends it now if it does not end by itself within its time. */
  readonly end: () => void;
}

export interface RemoteReads extends LongReads {
  /** Cancels what is under way and ends the process. Nothing can be asked afterwards. */
  readonly close: () => void;
}

interface Waiting {
  readonly onProgress: OnProgress;
  readonly done: (value: unknown) => void;
  readonly failed: (error: Error) => void;
}

/**
 * Long reads in a process of their own: SQLite holds up whoever asks it, and main has a lock and a clipboard to look after.
 * The process is started at the first read, and anew at the first one after it died: what was under way then fails
 * with FaultError `journal.busy`.
 */
export const createRemoteReads = (start: () => ReadingProcess): RemoteReads => {
  const waiting = new Map<number, Waiting>();
  let running: ReadingProcess | undefined;
  let lastId = 0;
  let closed = false;

  const failAll = (error: () => Error): void => {
    const left = [...waiting.values()];
    waiting.clear();
    for (const { failed } of left) failed(error());
  };

  const heard = (message: unknown): void => {
    const { data: answer } = Answer.safeParse(message);
    // Whose it was to be cannot be told. Nobody is left waiting for it.
    if (answer === undefined) return failAll(() => new Error('The reading process answered what is none of its contract.'));
    const asked = waiting.get(answer.id);
    if (asked === undefined) return;
    if (answer.type === 'progress') return asked.onProgress(answer.done, answer.total);
    waiting.delete(answer.id);
    if (answer.type === 'done') asked.done(answer.value);
    else asked.failed(answer.type === 'failed' ? faultOf(answer.fault) : new Error(`The reading process failed: ${answer.text}`));
  };

  const process = (): ReadingProcess => {
    if (running !== undefined) return running;
    const started = start();
    started.onMessage(heard);
    started.onEnded(() => {
      if (running === started) running = undefined;
      failAll(closed ? cancelled : endedUnasked);
    });
    return (running = started);
  };

  const ask = <N extends ReadName>(
    read: N,
    input: ReadInput<N>,
    signal: AbortSignal,
    onProgress: OnProgress = () => undefined,
  ): Promise<ReadOutput<N>> => {
    if (closed || signal.aborted) return Promise.reject(cancelled());
    lastId += 1;
    const id = lastId;
    const { output } = reads[read];
    let cancel = (): void => undefined;
    return new Promise<ReadOutput<N>>((resolve, reject) => {
      const to = process();
      cancel = () => to.send({ type: 'cancel', id });
      waiting.set(id, {
        onProgress,
        done: (value) => {
          const { data, error } = output.safeParse(value);
          // The schema of this read has just made the value; TypeScript cannot follow the generic.
          if (error === undefined) resolve(data as ReadOutput<N>);
          else reject(error);
        },
        failed: reject,
      });
      signal.addEventListener('abort', cancel, { once: true });
      // `read` and `input` belong together by this function's own type, which a union of messages cannot say.
      to.send({ type: 'read', id, read, input } as Question);
    }).finally(() => signal.removeEventListener('abort', cancel));
  };

  return {
    list: (query, signal) => ask('list', query, signal),
    count: (filter, signal) => ask('count', { filter }, signal),
    export: (query, signal, onProgress) => ask('export', query, signal, onProgress),
    close: () => {
      closed = true;
      // At once: whoever waits for a late answer would write into a journal that is closed by then.
      failAll(cancelled);
      running?.send({ type: 'close' });
      running?.end();
    },
  };
};

const faultOf = ({ code, message, retryable, detail }: Extract<Answer, { type: 'failed' }>['fault']): FaultError =>
  new FaultError(code, message, { retryable, detail });

const endedUnasked = (): FaultError =>
  new FaultError(
    'journal.busy',
    'Reading the journal stopped in the middle. The journal itself is complete; an export was not finished. Try again.',
    {
      retryable: true,
    },
  );
