import type { OperationName } from '../../contract/channels.ts';
import type { OperationInput, OperationOutput } from '../../contract/operations.ts';

/** What a handler may know of the call besides its input. */
export interface CallContext {
  /** Identifies this call in log, fault and Graph's own log. */
  readonly correlationId: string;
  /** Aborts when the window that asked has gone. */
  readonly signal: AbortSignal;
}

export type Handler<N extends OperationName> = (
  input: OperationInput<N>,
  context: CallContext,
) => Promise<OperationOutput<N>> | OperationOutput<N>;

/** One function for each operation of the contract. Inputs are parsed; failures are thrown as FaultError. */
export type DeskHandlers = { readonly [N in OperationName]: Handler<N> };
