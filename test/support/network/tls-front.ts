import type { AddressInfo, Socket } from 'node:net';
import { connect } from 'node:net';
import { createServer } from 'node:tls';
import type { RunCertificate } from './certificate.ts';
import { bindSockets } from './bound-sockets.ts';

export interface TlsFront {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/**
 * TLS in front of a plain HTTP server on loopback. Bytes go through untouched, so keep-alive, slow answers and
 * broken connections are those of the server behind it.
 */
export const startTlsFront = async (certificate: Pick<RunCertificate, 'cert' | 'key'>, behindPort: number): Promise<TlsFront> => {
  const open = new Set<Socket>();
  const server = createServer({ cert: certificate.cert, key: certificate.key, ALPNProtocols: ['http/1.1'] }, (client) => {
    const behind = connect({ host: '127.0.0.1', port: behindPort });
    bindSockets(open, [client, behind]);
    client.pipe(behind).pipe(client);
  });
  // A client that does not trust the certificate hangs up; that is its own affair.
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        for (const socket of open) socket.destroy();
      }),
  };
};
