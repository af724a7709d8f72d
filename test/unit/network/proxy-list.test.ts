import { describe, expect, it } from 'vitest';
import { isLoopback, readProxyList } from '../../../main/network/proxy-list.ts';

const routes = (list: string) => readProxyList(list).map((route) => (route.via === 'direct' ? 'direct' : route.proxy.href));

describe('a proxy list', () => {
  it.each([
    ['DIRECT', ['direct']],
    ['', ['direct']],
    [' ; ', ['direct']],
    ['PROXY proxy.example:8080;DIRECT', ['http://proxy.example:8080/', 'direct']],
    ['HTTPS other.example:443; PROXY [::1]:3128 ;', ['https://other.example/', 'http://[::1]:3128/']],
    ['proxy Proxy.example:80', ['http://proxy.example/']],
    ['SOCKS5 a.example:1080; PROXY b.example:8080', ['http://b.example:8080/']],
    ['SOCKS a.example:1080; SOCKS4 b.example:1', []],
    ['PROXY ; PROXY x y; PROXY a@b.example:1; PROXY c.example/d; QUIC e.example:443', ['http://x/']],
  ])('"%s" is read as %j', (list, expected) => expect(routes(list)).toEqual(expected));
});

describe('this computer', () => {
  it.each(['localhost', 'desk.localhost', '127.0.0.1', '127.9.8.7', '::1'])('is %s', (host) => expect(isLoopback(host)).toBe(true));
  it.each(['graph.microsoft.com', '127.0.0.1.example', '128.0.0.1', 'localhost.example', '::2', '0.0.0.0', ''])('is not %s', (host) =>
    expect(isLoopback(host)).toBe(false),
  );
});
