import { createServer as createHttpServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { connect, createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { createSecureContext, type SecureContext } from 'node:tls';
import { generate } from 'selfsigned';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

export const certificateFor = async (name: string): Promise<Certificate> => {
  const made = await generate([{ name: 'commonName', value: name }], {
    keySize: 2048,
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: name }] }],
  });
  return { key: made.private, cert: made.cert };
};

export const trusting = (...certificates: readonly Certificate[]): SecureContext =>
  createSecureContext({ ca: certificates.map(({ cert }) => cert) });

export interface ProxyAnswer {
  /** What the proxy says to CONNECT; 200 opens the tunnel. */
  readonly status?: number;
  readonly headers?: string;
  /** Instead of an answer. */
  readonly instead?: (socket: Duplex) => void;
}

/** Servers on 127.0.0.1 for one test, closed together. */
export class ProxyWorld {
  readonly #servers: Server[] = [];
  readonly #sockets = new Set<Socket>();

  async listen(server: Server, port = 0): Promise<number> {
    this.#servers.push(server);
    server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
    await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
    return (server.address() as AddressInfo).port;
  }

  server(listener: RequestListener, certificate?: Certificate): Promise<number> {
    return this.listen(certificate === undefined ? createHttpServer(listener) : createHttpsServer({ ...certificate }, listener));
  }

  /** A proxy that leads every CONNECT to one port of this computer, whatever name was asked for. */
  async proxy(
    targetPort: number,
    answer: ProxyAnswer = {},
    certificate?: Certificate,
    onPort = 0,
  ): Promise<{ readonly port: number; readonly asked: string[] }> {
    const asked: string[] = [];
    const server = certificate === undefined ? createHttpServer() : createHttpsServer({ ...certificate });
    server.on('connect', (request: IncomingMessage, socket: Duplex) => {
      asked.push(request.url ?? '');
      socket.on('error', () => undefined);
      if (answer.instead !== undefined) return answer.instead(socket);
      const { status = 200, headers = '' } = answer;
      if (status !== 200) return void socket.end(`HTTP/1.1 ${status} No\r\n${headers}content-length: 4\r\n\r\nnope`);
      const onward = connect(targetPort, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        socket.pipe(onward).pipe(socket);
      });
      onward.on('error', () => socket.destroy());
      socket.on('close', () => onward.destroy());
    });
    return { port: await this.listen(server, onPort), asked };
  }

  /** A port that takes a connection and says nothing. */
  unansweringPort(): Promise<number> {
    return this.listen(createTcpServer());
  }

  /** A port on which nobody listens. */
  async deadPort(): Promise<number> {
    const server = createHttpServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    await new Promise((closed) => server.close(closed));
    return port;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await Promise.all(this.#servers.splice(0).map((server) => new Promise((closed) => server.close(closed))));
  }
}
