import type { OperationName } from '../../contract/channels.ts';
import type { DeskEvent } from '../../contract/events.ts';
import type { DeskApi, OperationInput, OperationOutput } from '../../contract/operations.ts';
import type { Result } from '../../contract/result.ts';
import { channels } from '../../contract/channels.ts';
import { DeskFault } from './fault.ts';

declare global {
  interface Window {
    /** Built by the preload. Read only in this file. */
    readonly desk?: DeskApi;
  }
}

export interface CallOptions {
  /**
   * Aborted, the call throws `graph.cancelled` and main stops what it does for it, its requests too. A call that
   * writes goes on and is answered all the same: main decides which ones.
   */
  readonly signal?: AbortSignal;
}

/** The desk as the screen calls it: `desk.users.open({ userId })` resolves with the value or throws `DeskFault`. */
export type Desk = {
  readonly [A in keyof Omit<DeskApi, 'cancel' | 'onEvent'>]: {
    readonly [V in keyof DeskApi[A]]: `${A}.${string & V}` extends infer N extends OperationName
      ? (input: OperationInput<N>, options?: CallOptions) => Promise<OperationOutput<N>>
      : never;
  };
} & {
  readonly onEvent: (listener: (event: DeskEvent) => void) => () => void;
};

type Verbs = Record<string, (input: unknown, callId?: string) => Promise<Result<unknown>>>;

const bridgeGone = () =>
  new DeskFault({
    code: 'bridge.refused',
    message: 'This window has lost its connection to Latchkey. Close Latchkey and start it again.',
    retryable: false,
    correlationId: 'none',
  });

const neverAsked = () => new DeskFault({ code: 'graph.cancelled', message: 'Cancelled.', retryable: false, correlationId: 'none' });

const call = async (api: DeskApi | undefined, name: OperationName, input: unknown, { signal }: CallOptions): Promise<unknown> => {
  const [area = '', verb = ''] = name.split('.');
  const ask = (api as unknown as Record<string, Verbs | undefined> | undefined)?.[area]?.[verb];
  if (api === undefined || ask === undefined) throw bridgeGone();
  const result = await (signal === undefined ? ask(input) : askCancellably(api, ask, input, signal));
  if (!result.ok) throw new DeskFault(result.fault);
  return result.value;
};

const askCancellably = async (api: DeskApi, ask: Verbs[string], input: unknown, signal: AbortSignal): Promise<Result<unknown>> => {
  if (signal.aborted) throw neverAsked();
  const callId = crypto.randomUUID();
  const cancel = (): void => api.cancel(callId);
  signal.addEventListener('abort', cancel, { once: true });
  try {
    return await ask(input, callId);
  } finally {
    signal.removeEventListener('abort', cancel);
  }
};

/** Wraps an API so that a `Result` becomes a value or a throw. The API is asked for at each call, not before. */
export const createDesk = (api: () => DeskApi | undefined): Desk => {
  const desk: Record<string, unknown> = { onEvent: hearOnce(api) };
  for (const name of Object.keys(channels) as OperationName[]) {
    const [area = '', verb = ''] = name.split('.');
    const verbs = (desk[area] ??= {}) as Record<string, unknown>;
    verbs[verb] = (input: unknown, options: CallOptions = {}) => call(api(), name, input, options);
  }
  return desk as Desk;
};

/** One line to main, however many parts of the screen listen: Electron takes a dozen for a leak. */
const hearOnce = (api: () => DeskApi | undefined): Desk['onEvent'] => {
  const listeners = new Set<{ readonly tell: (event: DeskEvent) => void }>();
  let hangUp: (() => void) | undefined;
  return (tell) => {
    const entry = { tell };
    listeners.add(entry);
    hangUp ??= api()?.onEvent((event) => {
      // One that begins to listen because of this event hears the next one.
      for (const listener of Array.from(listeners)) listener.tell(event);
    });
    return () => {
      if (!listeners.delete(entry) || listeners.size > 0) return;
      hangUp?.();
      hangUp = undefined;
    };
  };
};

export const desk: Desk = createDesk(() => window.desk);
