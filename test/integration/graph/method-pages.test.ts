import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { deleteMethod } from '../../../main/changes/delete-method.ts';
import { GraphClient } from '../../../main/graph/client.ts';
import { listMethods, listPasses } from '../../../main/graph/methods.ts';
import { createTransport } from '../../../main/graph/transport.ts';
import { Secret } from '../../../main/secret.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

const options = { correlationId: 'c-1' };
const key = { '@odata.type': '#microsoft.graph.fido2AuthenticationMethod', id: 'on-the-second-page' };

/** A first page without any row, and the rows on the second: a server may end a page wherever it likes. */
const paging = async (): Promise<GraphClient> => {
  const server = createServer(({ url, headers }, response) => {
    const { pathname, search } = new URL(url ?? '', `http://${headers.host ?? ''}`);
    const body =
      search === '' ? { value: [], '@odata.nextLink': `http://${headers.host ?? ''}${pathname}?$skiptoken=second` } : { value: [key] };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return new GraphClient({
    transport: createTransport({ root, token: () => Promise.resolve(new Secret('practice-invented-token')), fetch }),
    sleep: () => Promise.resolve(),
  });
};

test.each([
  ['methods', listMethods],
  ['passes', listPasses],
])('%s: an empty first page is not the end of them', async (_, list) => {
  expect((await list(await paging(), 'somebody', options)).map(({ id }) => id)).toEqual([key.id]);
});

test('a method on the second page was not deleted', async () => {
  const intent = { personId: 'somebody', atUtc: '2026-11-27T10:00:00Z', facts: { methodKind: 'fido2', methodId: key.id } } as const;
  expect(await deleteMethod.find(await paging(), intent, { ...options, isSettled: true })).toMatchObject({ result: 'notHappened' });
});
