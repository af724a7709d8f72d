import type { Fault } from '../../contract/result.ts';

/** A refusal by main, as an error, so that queries and mutations carry it in their `error`. */
export class DeskFault extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.message);
    this.name = 'DeskFault';
    this.fault = fault;
  }
}

/** What to show for anything that was thrown: the fault itself, or one that says the screen failed. */
export const faultOf = (error: unknown): Fault =>
  error instanceof DeskFault
    ? error.fault
    : {
        code: 'internal',
        message: 'Something in this window failed. Try again; if it fails again, close and reopen Latchkey.',
        retryable: true,
        correlationId: 'none',
        detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
      };
