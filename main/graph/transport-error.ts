import { findConnectionError } from '../network/connection-error.ts';

/**
 * Why no answer could be used. `sent` is false only when the request certainly never left. With `noToken` the
 * cause is the fault of whoever was to give the token.
 */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly reason: 'noToken' | 'offline' | 'timeout' | 'cancelled' | 'malformed' | 'redirected' | 'reset';
  readonly sent: boolean;
  readonly requestId: string | undefined;
  readonly status: number | undefined;

  constructor(
    reason: TransportError['reason'],
    sent: boolean,
    options: { cause?: unknown; requestId?: string | undefined; status?: number | undefined } = {},
  ) {
    super(`Graph ${reason}${options.status === undefined ? '' : ` (${options.status})`}`, { cause: options.cause });
    this.reason = reason;
    this.sent = sent;
    this.requestId = options.requestId;
    this.status = options.status;
  }
}

/** Errors of Node's fetch that come before a connection exists, so nothing was sent. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

const causeCode = (error: unknown): string | undefined => {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const code = 'code' in at ? at.code : undefined;
    if (typeof code === 'string') return code;
    if (at instanceof AggregateError && at.errors[0] instanceof Error && at.cause === undefined) at.cause = at.errors[0];
  }
  return undefined;
};

/** Whether an error of `fetch` says that there was no connection over which anything could have been sent. */
export const neverLeft = (error: unknown): boolean => {
  const code = causeCode(error);
  return findConnectionError(error) !== undefined || (code !== undefined && neverSent.has(code));
};
