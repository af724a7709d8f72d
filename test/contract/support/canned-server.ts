import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CannedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** A loopback server that answers every request with the one answer it was given last. */
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
      response.end(body === undefined || body === null ? undefined : JSON.stringify(body));
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
