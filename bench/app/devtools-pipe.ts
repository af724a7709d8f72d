import type { ChildProcess } from 'node:child_process';
import { Readable, Writable } from 'node:stream';

type Params = Readonly<Record<string, unknown>>;
interface Message {
  /** Of the answer to what was sent under it; absent in an event. */
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly targetInfo?: { readonly type: string; readonly targetId: string } };
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** Chromium's DevTools protocol for one page, over the pipes that --remote-debugging-pipe reads and writes. */
export interface PageSession {
  readonly send: (method: string, params?: Params) => Promise<unknown>;
  /** Evaluates an expression in the page, waits for a promise, and returns its JSON value. */
  readonly evaluate: (expression: string) => Promise<unknown>;
}

/**
 * Attaches to the first page of a process that was started with `stdio[3]` and `stdio[4]` as pipes. Nothing is
 * polled: Chromium tells of the page when it exists.
 */
export const attachToPage = async (child: ChildProcess): Promise<PageSession> => {
  const { stdio } = child;
  const [, , , input, output] = stdio;
  if (!(input instanceof Writable) || !(output instanceof Readable))
    throw new Error('The process was started without the two pipes of the protocol.');
  const waiting = new Map<number, { readonly done: (result: unknown) => void; readonly failed: (error: Error) => void }>();
  let lastId = 0;

  const send = (method: string, params: Params = {}, sessionId?: string): Promise<unknown> =>
    new Promise((done, failed) => {
      lastId += 1;
      waiting.set(lastId, { done, failed });
      input.write(`${JSON.stringify({ id: lastId, method, params, ...(sessionId === undefined ? {} : { sessionId }) })}\0`);
    });
  const failAll = (error: Error): void => {
    for (const { failed } of waiting.values()) failed(error);
    waiting.clear();
  };
  child.once('exit', (code) => failAll(new Error(`The app ended with code ${code}.`)));
  input.on('error', failAll);

  const page = new Promise<string>((found) => {
    const receive = ({ id, method, params, result, error }: Message): void => {
      const target = method === 'Target.targetCreated' ? params?.targetInfo : undefined;
      if (target?.type === 'page') found(target.targetId);
      const asked = id === undefined ? undefined : waiting.get(id);
      if (asked === undefined || id === undefined) return;
      waiting.delete(id);
      if (error === undefined) asked.done(result);
      else asked.failed(new Error(error.message));
    };
    let pending = '';
    output.setEncoding('utf8');
    output.on('data', (chunk: string) => {
      const parts = `${pending}${chunk}`.split('\0');
      pending = parts.pop() ?? '';
      for (const part of parts) receive(JSON.parse(part) as Message);
    });
  });
  await send('Target.setDiscoverTargets', { discover: true });
  const { sessionId } = (await send('Target.attachToTarget', { targetId: await page, flatten: true })) as { readonly sessionId: string };

  return {
    send: (method, params) => send(method, params, sessionId),
    evaluate: async (expression) => {
      const answer = (await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true }, sessionId)) as {
        readonly result: { readonly value?: unknown };
        readonly exceptionDetails?: { readonly exception?: { readonly description?: string }; readonly text: string };
      };
      const { exceptionDetails } = answer;
      if (exceptionDetails) throw new Error(`In the page: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
      return answer.result.value;
    },
  };
};
