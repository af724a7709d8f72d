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

/** The desk as the screen calls it: `desk.users.open({ userId })` resolves with the value or throws `DeskFault`. */
export type Desk = {
  readonly [A in keyof Omit<DeskApi, 'onEvent'>]: {
    readonly [V in keyof DeskApi[A]]: `${A}.${string & V}` extends infer N extends OperationName
      ? (input: OperationInput<N>) => Promise<OperationOutput<N>>
      : never;
  };
} & {
  readonly onEvent: (listener: (event: DeskEvent) => void) => () => void;
};

type Verbs = Record<string, (input: unknown) => Promise<Result<unknown>>>;

const bridgeGone = () =>
  new DeskFault({
    code: 'bridge.refused',
    message: 'This window has lost its connection to Latchkey. Close Latchkey and start it again.',
    retryable: false,
    correlationId: 'none',
  });

const call = async (api: DeskApi | undefined, name: OperationName, input: unknown): Promise<unknown> => {
  const [area = '', verb = ''] = name.split('.');
  const ask = (api as unknown as Record<string, Verbs | undefined> | undefined)?.[area]?.[verb];
  if (ask === undefined) throw bridgeGone();
  const result = await ask(input);
  if (!result.ok) throw new DeskFault(result.fault);
  return result.value;
};

/** One subscription for the whole window, however many parts of it listen. */
const eventsOf = (api: () => DeskApi | undefined): Desk['onEvent'] => {
  const listeners = new Set<(event: DeskEvent) => void>();
  let stop: (() => void) | undefined;
  return (listener) => {
    // Each listening is its own, also of one function twice.
    const heard = (event: DeskEvent): void => listener(event);
    listeners.add(heard);
    stop ??= api()?.onEvent((event) => {
      // One that begins to listen because of this event hears the next one.
      for (const each of Array.from(listeners)) each(event);
    });
    return () => {
      listeners.delete(heard);
      if (listeners.size > 0) return;
      stop?.();
      stop = undefined;
    };
  };
};

/** Wraps an API so that a `Result` becomes a value or a throw. The API is asked for at each call, not before. */
export const createWorkplace = (api: () => DeskApi | undefined): Desk => {
  const desk: Record<string, unknown> = {
    onEvent: eventsOf(api),
  };
  for (const name of Object.keys(channels) as OperationName[]) {
    const [area = '', verb = ''] = name.split('.');
    const verbs = (desk[area] ??= {}) as Record<string, unknown>;
    verbs[verb] = (input: unknown) => call(api(), name, input);
  }
  return desk as Desk;
};

export const desk: Desk = createWorkplace(() => window.desk);
