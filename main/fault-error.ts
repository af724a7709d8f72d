import type { FeatureId } from '../contract/features.ts';
import type { Fault, FaultCode } from '../contract/result.ts';

export interface FaultOptions {
  readonly retryable?: boolean;
  readonly graphRequestId?: string | undefined;
  /** Somebody else's words (Graph's, SQLite's), for the details fold and the log. */
  readonly detail?: string | undefined;
  readonly retryAtUtc?: string | undefined;
  readonly features?: readonly FeatureId[] | undefined;
  readonly cause?: unknown;
}

/**
 * An expected failure on its way to the window. `message` is a sentence for the agent that says
 * what happened and what to do next; anything else thrown in main is a defect and becomes `internal`.
 */
export class FaultError extends Error {
  override readonly name = 'FaultError';
  readonly code: FaultCode;
  readonly retryable: boolean;
  readonly graphRequestId: string | undefined;
  readonly detail: string | undefined;
  readonly retryAtUtc: string | undefined;
  readonly features: readonly FeatureId[] | undefined;

  constructor(code: FaultCode, message: string, options: FaultOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retryable = options.retryable ?? false;
    this.graphRequestId = options.graphRequestId;
    this.detail = options.detail;
    this.retryAtUtc = options.retryAtUtc;
    this.features = options.features;
  }

  toFault(correlationId: string): Fault {
    return {
      code: this.code,
      message: this.message,
      retryable: this.retryable,
      correlationId,
      ...(this.graphRequestId === undefined ? {} : { graphRequestId: this.graphRequestId }),
      ...(this.detail === undefined ? {} : { detail: this.detail }),
      ...(this.retryAtUtc === undefined ? {} : { retryAtUtc: this.retryAtUtc }),
      ...(this.features === undefined ? {} : { features: [...this.features] }),
    };
  }
}

/** What work ends with that nobody wants any more. */
export const cancelled = (): FaultError => new FaultError('graph.cancelled', 'Cancelled.');
