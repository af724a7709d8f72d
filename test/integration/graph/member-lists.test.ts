import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { GraphClient } from '../../../main/graph/client.ts';
import { getHeldRoles, getMemberships, getTenantWideRoles } from '../../../main/graph/memberships.ts';
import { getEligibleRoles, getRoleAssignments } from '../../../main/graph/role-assignments.ts';
import { latestSignIns } from '../../../main/graph/sign-ins.ts';
import { createTransport } from '../../../main/graph/transport.ts';
import { Secret } from '../../../main/secret.ts';

const options = { correlationId: 'c-1' };
const user = '87d349ed-44d7-43e1-9a83-5f2406dee5bd';

interface Asked {
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}
type Reply = (path: string, root: string) => { readonly status?: number; readonly body: unknown };

/** Graph as `reply` says, and what it was asked. */
const graphThat = async (reply: Reply): Promise<{ readonly client: GraphClient; readonly asked: readonly Asked[] }> => {
  const asked: Asked[] = [];
  let root = '';
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '');
    asked.push({ path, headers: request.headers });
    const parts: Buffer[] = [];
    request
      .on('data', (part: Buffer) => parts.push(part))
      .on('end', () => {
        const sent =
          parts.length === 0
            ? null
            : (JSON.parse(Buffer.concat(parts).toString()) as { requests: { id: string; url: string; headers?: Asked['headers'] }[] });
        const answer =
          sent === null
            ? reply(path, root)
            : {
                body: {
                  responses: sent.requests.map(({ id, url, headers }) => {
                    asked.push({ path: decodeURIComponent(url), headers: headers ?? {} });
                    const { status = 200, body } = reply(decodeURIComponent(url), root);
                    return { id, status, headers: {}, body };
                  }),
                },
              };
        response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
      });
  });
  onTestFinished(() => void server.close());
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const transport = createTransport({ root, token: () => Promise.resolve(new Secret('t')), fetch });
  return { client: new GraphClient({ transport, sleep: () => Promise.resolve() }), asked };
};

/** An empty first page, and what there is on the second. */
const onSecondPage =
  (value: readonly unknown[]): Reply =>
  (path, root) => ({
    body: path.includes('skiptoken') ? { value } : { value: [], '@odata.nextLink': `${root}${path.split('?')[0] ?? ''}?$skiptoken=second` },
  });

const role = { '@odata.type': '#microsoft.graph.directoryRole', id: 'r', displayName: 'Global Administrator', roleTemplateId: 'g' };
const assignment = {
  roleDefinitionId: 'g',
  directoryScopeId: '/',
  roleDefinition: { displayName: 'Global Administrator', templateId: 'g' },
};
const signIn = { id: 's', createdDateTime: '2026-11-22T09:00:00Z' };

test.each([
  ['memberships', role, async (client: GraphClient) => (await getMemberships(client, user, options)).roles],
  ['tenant-wide roles', role, async (client: GraphClient) => getTenantWideRoles(client, user, options)],
  ['role assignments', assignment, async (client: GraphClient) => getRoleAssignments(client, user, options)],
  ['eligible roles', assignment, async (client: GraphClient) => getEligibleRoles(client, user, options)],
  ['sign-ins', signIn, async (client: GraphClient) => latestSignIns(client, user, 5, options)],
] as const)('%s are read past an empty first page', async (_, row, read) => {
  const { client } = await graphThat(onSecondPage([row]));
  expect(await read(client)).toHaveLength(1);
});

test('no more pages of sign-ins are read than are shown', async () => {
  const { client, asked } = await graphThat((path, root) => ({
    body: { value: [signIn, signIn, signIn], '@odata.nextLink': `${root}${path.split('?')[0] ?? ''}?$skiptoken=${path.length}` },
  }));
  expect(await latestSignIns(client, user, 5, options)).toHaveLength(5);
  expect(asked).toHaveLength(2);
});

const everybodysRole = (path: string): ReturnType<Reply> =>
  path.includes('microsoft.graph.directoryRole')
    ? { status: 400, body: { error: { code: 'Request_UnsupportedQuery', message: 'Unsupported Query.' } } }
    : path.includes('roleAssignments')
      ? { body: { value: [] } }
      : { body: { value: [role, { '@odata.type': '#microsoft.graph.group', id: 'x', displayName: 'Choir' }] } };

test('the cast is sent as its page wants it, alone and inside a batch', async () => {
  const { client, asked } = await graphThat(() => ({ body: { value: [role] } }));
  await getTenantWideRoles(client, user, options);
  await getHeldRoles(client, [user], options);
  const casts = asked.filter(({ path }) => path.includes('microsoft.graph.directoryRole'));
  expect(casts).toHaveLength(2);
  for (const { path, headers } of casts) {
    expect(path).toContain('$count=true');
    expect(Object.entries(headers).find(([name]) => name.toLowerCase() === 'consistencylevel')?.[1]).toBe('eventual');
  }
});

test('where Graph does not take the cast, the whole list is read and only roles are taken from it', async () => {
  const { client } = await graphThat(everybodysRole);
  expect(await getTenantWideRoles(client, user, options)).toMatchObject([{ roleId: 'g' }]);
  expect(await getHeldRoles(client, [user], options)).toMatchObject([[{ roleId: 'g', scope: '/' }]]);
});

test('a badge list is unknown unless both of its lists were read, except for what is there', async () => {
  const forbidden = { status: 403, body: { error: { code: 'Authorization_RequestDenied', message: 'No.' } } };
  const { client } = await graphThat((path) => (path.includes('roleAssignments') ? forbidden : { body: { value: [] } }));
  expect(await getHeldRoles(client, [user], options)).toEqual([null]);
  const known = await graphThat((path) => (path.includes('roleAssignments') ? forbidden : { body: { value: [role] } }));
  expect(await getHeldRoles(known.client, [user], options)).toMatchObject([[{ roleId: 'g' }]]);
});

test('a group or unit without its name is unread, and neither harmless nor missing', async () => {
  const { client } = await graphThat(() => ({
    body: {
      value: [
        { '@odata.type': '#microsoft.graph.group', id: 'a', displayName: null, isAssignableToRole: null },
        { '@odata.type': '#microsoft.graph.group', id: 'b', displayName: 'Choir', isAssignableToRole: null },
        { '@odata.type': '#microsoft.graph.administrativeUnit', id: 'u', displayName: null, isMemberManagementRestricted: null },
        { '@odata.type': '#microsoft.graph.administrativeUnit', id: 'v', displayName: 'Strings', isMemberManagementRestricted: null },
      ],
    },
  }));
  expect(await getMemberships(client, user, options)).toEqual({
    roles: [],
    groupIds: ['a', 'b'],
    roleAssignableGroups: [],
    unreadGroups: 1,
    administrativeUnits: [
      { id: 'u', displayName: null, restricted: null },
      { id: 'v', displayName: 'Strings', restricted: false },
    ],
  });
});
