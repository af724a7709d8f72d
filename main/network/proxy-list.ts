import { isIPv4 } from 'node:net';

/** One way to a server: straight, or through the proxy at this address (`http:` or `https:`). */
export type Route = { readonly via: 'direct' } | { readonly via: 'proxy'; readonly proxy: URL };

export const direct: Route = { via: 'direct' };

/**
 * The routes of a list as a proxy script and Electron's `session.resolveProxy` give it, in their order, as in
 * `PROXY proxy.example:8080; HTTPS other.example:443; DIRECT`. Kinds that are not supported (SOCKS) are left out,
 * so the list may come back empty.
 */
export const readProxyList = (list: string): readonly Route[] => {
  const entries = list
    .split(';')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  if (entries.length === 0) return [direct];
  return entries.flatMap((entry): Route[] => {
    const [kind = '', place = ''] = entry.split(/\s+/u);
    switch (kind.toUpperCase()) {
      case 'DIRECT':
        return [direct];
      case 'PROXY':
      case 'HTTP':
        return proxyAt(`http://${place}`);
      case 'HTTPS':
        return proxyAt(`https://${place}`);
      default:
        return [];
    }
  });
};

const proxyAt = (address: string): Route[] => {
  if (!URL.canParse(address)) return [];
  const url = new URL(address);
  return url.hostname === '' || url.pathname !== '/' || url.username !== '' ? [] : [{ via: 'proxy', proxy: url }];
};

/** Whether a host name, without brackets, is this computer's own: the practice tenant is, and no proxy could reach it. */
export const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '::1' || (isIPv4(hostname) && hostname.startsWith('127.'));
