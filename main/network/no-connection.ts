import { ConnectionError } from './connection-error.ts';

export const proxyWantsSignIn = (proxy: URL, schemes: string): ConnectionError =>
  new ConnectionError(
    'ERR_PROXY_AUTHENTICATION',
    `The proxy ${proxy.host} asks for a sign-in${schemes === '' ? '' : ` (${schemes})`}, which Latchkey cannot give. Nothing was sent. Ask your administrator to let this computer reach Microsoft’s sign-in and Graph addresses through the proxy without signing in.`,
  );

export const proxyRefused = (proxy: URL, status: number, target: string): ConnectionError =>
  new ConnectionError(
    'ERR_PROXY_REFUSED',
    `The proxy ${proxy.host} did not open a connection to ${target} (answer ${status}). Nothing was sent. Ask your administrator to allow that address.`,
  );

export const proxyUntrusted = (proxy: URL, cause: unknown): ConnectionError =>
  new ConnectionError(
    'ERR_PROXY_UNTRUSTED',
    `The certificate of the proxy ${proxy.host} is not trusted on this computer. Nothing was sent. Ask your administrator to install the certificate that the proxy needs.`,
    cause,
  );

export const noSupportedProxy = (): ConnectionError =>
  new ConnectionError(
    'ERR_PROXY_UNSUPPORTED',
    'This computer’s network settings name only a SOCKS proxy, which Latchkey cannot use. Nothing was sent. Ask your administrator for an HTTP or HTTPS proxy.',
  );

/** Codes that a connection in use could have ended with too: bare, they would leave open whether something was sent. */
const ambiguous: ReadonlySet<unknown> = new Set([
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'UND_ERR_SOCKET',
  'UND_ERR_HEADERS_TIMEOUT',
  undefined,
]);

export const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

/** The error of an attempt to connect, as it is where its code says by itself that nothing was sent. */
export const neverConnected = (error: unknown): Error =>
  error instanceof Error && !ambiguous.has(codeOf(error))
    ? error
    : new ConnectionError(
        'ERR_NO_CONNECTION',
        'The connection broke off before anything was sent. Check the network, then try again.',
        error,
      );
