import { isIPv6, type Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import { callbackify } from 'node:util';
import { buildConnector, Client } from 'undici';
import { ConnectionError } from './connection-error.ts';
import type { Logger } from '../log/logger.ts';
import { codeOf, neverConnected, noSupportedProxy, proxyRefused, proxyUntrusted, proxyWantsSignIn } from './no-connection.ts';
import { direct, isLoopback, readProxyList, type Route } from './proxy-list.ts';

export interface ConnectOptions {
  /** Electron's `session.resolveProxy`: the list for an address, as a proxy script would give it. */
  readonly resolveProxy: (url: string) => Promise<string>;
  /** What servers' and proxies' certificates are checked against; asked for once, at the first connection. */
  readonly trust: () => SecureContext | undefined;
  readonly log: Logger;
  readonly now?: () => number;
  /** For each step: reaching a server or proxy, the proxy's answer, the handshake. */
  readonly stepMs?: number;
}

type Target = buildConnector.Options;

/** As long as browsers pass over a proxy that was not there. */
const passOverMs = 5 * 60_000;

/**
 * What undici calls for each new connection: asks the system for the proxy, opens a tunnel through it (CONNECT) or
 * goes straight, and shakes hands. A proxy that cannot be reached gives way to the next of the list; one that
 * answers has the last word. All of it comes before the request is sent, so every error means that nothing was.
 *
 * Not undici's ProxyAgent: that has one proxy for ever, and tells a refusal in words only.
 */
export const createConnect = ({ resolveProxy, trust, log, now = Date.now, stepMs = 10_000 }: ConnectOptions): buildConnector.connector => {
  const passOverUntil = new Map<string, number>();
  const plain = buildConnector({ timeout: stepMs });
  let secure: buildConnector.connector | undefined;
  const secured = () => {
    const secureContext = secure === undefined ? trust() : undefined;
    // Said here, NODE_TLS_REJECT_UNAUTHORIZED cannot take it back.
    secure ??= buildConnector({ timeout: stepMs, rejectUnauthorized: true, ...(secureContext === undefined ? {} : { secureContext }) });
    return secure;
  };
  const toProxy: buildConnector.connector = (proxy, callback) => {
    // Undici takes the name from the Host header, which in CONNECT is the target's.
    const { servername: _, ...place } = proxy;
    (proxy.protocol === 'https:' ? secured() : plain)(place, callback);
  };

  const routesTo = async (target: Target): Promise<readonly Route[]> => {
    if (isLoopback(target.hostname)) return [direct];
    const list = await resolveProxy(`${target.protocol}//${target.host ?? target.hostname}/`).catch((error: unknown) => {
      log.warn('shell.proxyUnknown', { error });
      return 'DIRECT';
    });
    const routes = readProxyList(list);
    if (routes.length === 0) throw noSupportedProxy();
    const isPassedOver = (route: Route) => route.via === 'proxy' && (passOverUntil.get(route.proxy.host) ?? 0) > now();
    return [...routes.filter((route) => !isPassedOver(route)), ...routes.filter(isPassedOver)];
  };

  const tunnel = async (proxy: URL, target: Target): Promise<Socket> => {
    const place = placeOf(target);
    const client = new Client(proxy, { connect: toProxy, headersTimeout: stepMs });
    try {
      const { socket, statusCode, headers } = await client.connect({ path: place, headers: { host: place } });
      if (statusCode === 200) return socket as Socket;
      // What else it has to say is not read.
      socket.on('error', () => undefined).destroy();
      throw statusCode === 407 ? proxyWantsSignIn(proxy, schemesOf(headers['proxy-authenticate'])) : proxyRefused(proxy, statusCode, place);
    } catch (error) {
      throw isAboutCertificate(error) ? proxyUntrusted(proxy, error) : error;
    } finally {
      // The tunnel's socket is no longer the client's.
      client.destroy(null, () => undefined);
    }
  };

  const reach = async (target: Target): Promise<Socket> => {
    let last: unknown;
    for (const route of await routesTo(target)) {
      try {
        return route.via === 'direct'
          ? await dial(plain, { ...target, protocol: 'http:', port: portOf(target) })
          : await tunnel(route.proxy, target);
      } catch (error) {
        if (error instanceof ConnectionError) throw error;
        last = error;
        if (route.via === 'direct') continue;
        passOverUntil.set(route.proxy.host, now() + passOverMs);
        log.warn('shell.proxyUnreachable', { proxy: route.proxy.host, code: codeOf(error) });
      }
    }
    throw last;
  };

  const open = callbackify(async (target: Target): Promise<Socket> => {
    try {
      const httpSocket = await reach(target);
      return target.protocol === 'https:' ? await dial(secured(), { ...target, httpSocket }) : httpSocket;
    } catch (error) {
      throw neverConnected(error);
    }
  });
  return (target, callback) =>
    open(target, (error: Error | null, socket) => (error === null ? callback(null, socket) : callback(error, null)));
};

const dial = (connect: buildConnector.connector, target: Target): Promise<Socket> =>
  new Promise((resolve, reject) => {
    connect(target, (...[error, socket]) => (error === null ? resolve(socket) : reject(error)));
  });

const portOf = ({ port, protocol }: Target): string => (port === '' ? (protocol === 'https:' ? '443' : '80') : port);

/** The target as CONNECT names it. */
const placeOf = (target: Target): string => `${isIPv6(target.hostname) ? `[${target.hostname}]` : target.hostname}:${portOf(target)}`;

const schemesOf = (header: string | readonly string[] | undefined): string =>
  [header ?? []]
    .flat()
    .map((challenge) => challenge.trim().split(/\s/u)[0])
    .join(', ');

const isAboutCertificate = (error: unknown): boolean => /CERT|SIGNATURE|^ERR_SSL/u.test(String(codeOf(error)));
