import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CannedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** A loopback server that answers every request with the one answer it was given last; what that links to is here too, and the last page. */
export class CannedServer {
  answer: CannedAnswer = { status: 500, headers: {}, body: undefined };
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      request.resume();
      const { status, headers, body } = this.answer;
      // The published length is of the published text, with its line breaks.
      const sent = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-length');
      response.writeHead(status, { 'content-type': 'application/json', ...Object.fromEntries(sent) });
      const page =
        request.url?.toLowerCase().includes('skiptoken') === true
          ? { value: [] }
          : withOwnLink(body, `http://${request.headers.host ?? ''}`);
      response.end(page === undefined || page === null ? undefined : JSON.stringify(page));
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((listening) => this.#server.listen(0, '127.0.0.1', listening));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

/** The published link names the real service. */
const withOwnLink = (body: unknown, root: string): unknown => {
  if (typeof body !== 'object' || body === null || !('@odata.nextLink' in body)) return body;
  const { pathname, search } = new URL(String(body['@odata.nextLink']));
  return { ...body, '@odata.nextLink': `${root}${pathname}${search}` };
};
