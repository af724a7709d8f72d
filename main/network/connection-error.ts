export type ConnectionErrorCode =
  | 'ERR_PROXY_AUTHENTICATION'
  | 'ERR_PROXY_REFUSED'
  | 'ERR_PROXY_UNTRUSTED'
  | 'ERR_PROXY_UNSUPPORTED'
  | 'ERR_NO_CONNECTION';

/**
 * There is no connection to the server, so the request never left. It is the `cause` of the TypeError that `fetch`
 * rejects with, beside Node's own (ECONNREFUSED, a certificate's code). `message` is a sentence for people.
 */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError';
  readonly code: ConnectionErrorCode;

  constructor(code: ConnectionErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

/** The ConnectionError behind an error of `fetch`, if that is what ended it. */
export const findConnectionError = (error: unknown): ConnectionError | undefined => {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof ConnectionError) return at;
  return undefined;
};
