import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { connect } from 'node:net';
import { bindSockets } from './bound-sockets.ts';

/** The only way out of a test: an HTTP proxy on loopback that knows a few hosts. */
export interface ConnectProxy {
  readonly port: number;
  /** `login.microsoftonline.com:443` -> port on loopback. May change while it runs. */
  readonly routes: Map<string, number>;
  /** Each host that was asked for, in order of the first time. */
  readonly asked: Set<string>;
  /** Those that lead nowhere: they got a 403. */
  readonly refused: Set<string>;
  readonly close: () => Promise<void>;
}

/**
 * Leads CONNECT to the ports of its routes and refuses all else, so that nothing leaves the machine and the test
 * can say who was asked. What goes through a tunnel is not looked at.
 */
export const startConnectProxy = async (known: Readonly<Record<string, number>> = {}): Promise<ConnectProxy> => {
  const routes = new Map(Object.entries(known));
  const asked = new Set<string>();
  const refused = new Set<string>();
  const open = new Set<Socket>();

  const server = createServer((req, res) => {
    // Not a tunnel: somebody asks for a page over plain HTTP.
    const host = URL.canParse(req.url ?? '') ? new URL(req.url ?? '').host : (req.headers.host ?? '');
    asked.add(host);
    refused.add(host);
    res.writeHead(403).end();
  });
  server.on('connect', (req: IncomingMessage, client: Socket, head: Buffer) => {
    const host = req.url ?? '';
    asked.add(host);
    client.on('error', () => client.destroy());
    const port = routes.get(host);
    if (port === undefined) {
      refused.add(host);
      client.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    const target = connect({ host: '127.0.0.1', port }, () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      target.write(head);
      client.pipe(target).pipe(client);
    });
    bindSockets(open, [client, target]);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));

  return {
    port: (server.address() as AddressInfo).port,
    routes,
    asked,
    refused,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
        for (const socket of open) socket.destroy();
      }),
  };
};
