import { FaultError, cancelled } from '../fault-error.ts';
import type { LongReads } from './long-reads.ts';
import { Question } from './messages.ts';
import type { Answer } from './messages.ts';

/** This process's end of the line to main. */
export interface MainPort {
  readonly send: (answer: Answer) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  /** Main is gone. */
  readonly onGone: (listener: () => void) => void;
}

/**
 * Answers main's questions until main closes or is gone.
 * @param open called at the first question; what it throws is that question's answer, and it is tried again at the next.
 * @param ended called when everything is cancelled and tidied up.
 */
export const serveReads = (port: MainPort, open: () => LongReads, ended: () => void): void => {
  const underWay = new Map<number, { readonly stop: AbortController; readonly work: Promise<void> }>();
  let reads: LongReads | undefined;
  let closing = false;

  const answer = async (question: Extract<Question, { type: 'read' }>, signal: AbortSignal): Promise<void> => {
    const { id } = question;
    try {
      reads ??= open();
      port.send({
        type: 'done',
        id,
        value: await carryOut(reads, question, signal, (done, total) => port.send({ type: 'progress', id, done, total })),
      });
    } catch (error) {
      port.send(failure(id, error));
    }
  };

  const close = async (): Promise<void> => {
    if (closing) return;
    closing = true;
    for (const { stop } of underWay.values()) stop.abort(cancelled());
    await Promise.all([...underWay.values()].map(({ work }) => work));
    ended();
  };

  port.onMessage((message) => {
    const { data: question } = Question.safeParse(message);
    // Main is of the same build, so this is a defect of ours: better no answer than a wrong one.
    if (question === undefined) throw new Error('The reading process got a message that is none of its contract.');
    if (question.type === 'close') return void close();
    if (question.type === 'cancel') return underWay.get(question.id)?.stop.abort(cancelled());
    if (closing) return;
    const stop = new AbortController();
    const work = answer(question, stop.signal).finally(() => underWay.delete(question.id));
    underWay.set(question.id, { stop, work });
  });
  port.onGone(() => void close());
};

const carryOut = (
  reads: LongReads,
  question: Extract<Question, { type: 'read' }>,
  signal: AbortSignal,
  onProgress: (done: number, total: number | null) => void,
): Promise<unknown> => {
  switch (question.read) {
    case 'list':
      return reads.list(question.input, signal);
    case 'count':
      return reads.count(question.input.filter, signal);
    case 'export':
      return reads.export(question.input, signal, onProgress);
  }
};

const failure = (id: number, error: unknown): Answer => {
  if (!(error instanceof FaultError))
    return { type: 'broken', id, text: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  const { code, message, retryable, detail } = error;
  return { type: 'failed', id, fault: { code, message, retryable, ...(detail === undefined ? {} : { detail }) } };
};
