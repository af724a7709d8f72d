import type { OperationName } from '../contract/channels.ts';
import type { OperationInput, OperationOutput } from '../contract/operations.ts';

/** What a handler may know of the call besides its input. */
export interface CallContext {
  /** Identifies this call in log, fault and Graph's own log. */
  readonly correlationId: string;
  /** Aborts with FaultError `graph.cancelled` when the window that asked has gone or, where it may, has cancelled the call. */
  readonly signal: AbortSignal;
}

export type Handler<N extends OperationName> = (
  input: OperationInput<N>,
  context: CallContext,
) => Promise<OperationOutput<N>> | OperationOutput<N>;

/** Operations that do not need the desk to be open: what the window is for, signing in, settings. */
export type DoorOperation = Extract<
  OperationName,
  `app.${string}` | `workplace.${string}` | `signIn.${string}` | `settings.${string}` | `preferences.${string}`
>;
export type DeskOperation = Exclude<OperationName, DoorOperation>;

/** One function for each operation. Inputs are parsed; failures are thrown as FaultError. */
export type Handlers<Names extends OperationName> = { readonly [N in Names]: Handler<N> };
export type DoorHandlers = Handlers<DoorOperation>;
export type DeskHandlers = Handlers<DeskOperation>;
export type AllHandlers = Handlers<OperationName>;
