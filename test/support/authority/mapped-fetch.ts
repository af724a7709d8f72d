import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

export interface Mapping {
  /** `https://login.microsoftonline.com` */
  readonly origin: string;
  readonly port: number;
  /** PEM of the certificate to trust, and no other. */
  readonly ca: string;
}

/**
 * `fetch` of a machine on which one host name leads to a port of loopback, as Electron's --host-resolver-rules do.
 * Every other address but loopback is refused. Redirects are never followed: `error` fails, `manual` gives them.
 */
export const mappedFetch =
  ({ origin, port, ca }: Mapping): typeof fetch =>
  async (input, init) => {
    const asked = new Request(input, init);
    const url = new URL(asked.url);
    const body = Buffer.from(await asked.arrayBuffer());
    const isMapped = url.origin === origin;
    if (!isMapped && url.hostname !== '127.0.0.1') throw new TypeError(`No way to ${url.origin} from this test`);
    const headers = { ...Object.fromEntries(asked.headers), ...(body.length === 0 ? {} : { 'content-length': String(body.length) }) };
    return new Promise<Response>((found, failed) => {
      const sent = isMapped
        ? requestHttps({
            host: '127.0.0.1',
            port,
            servername: url.hostname,
            ca,
            method: asked.method,
            path: url.pathname + url.search,
            headers: { ...headers, host: url.host },
            signal: asked.signal,
          })
        : requestHttp(url, { method: asked.method, headers, signal: asked.signal });
      sent.on('error', (error) => failed(asked.signal.aborted ? asked.signal.reason : new TypeError('fetch failed', { cause: error })));
      sent.on('response', (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', failed);
        answer.on('end', () => {
          const status = answer.statusCode ?? 0;
          if (status >= 300 && status < 400 && asked.redirect === 'error') return failed(new TypeError('unexpected redirect'));
          const pairs = Object.entries(answer.headers).flatMap(([name, value]): [string, string][] =>
            [value ?? []].flat().map((one) => [name, one]),
          );
          return found(new Response([204, 304].includes(status) ? null : Buffer.concat(chunks), { status, headers: pairs }));
        });
      });
      sent.end(body);
    });
  };
