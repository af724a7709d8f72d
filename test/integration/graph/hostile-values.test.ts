import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FaultError } from '../../../main/fault-error.ts';
import { getPerUserMfaState, getSignInPreferences, setPreferredMethod } from '../../../main/graph/authentication-states.ts';
import { GraphClient } from '../../../main/graph/client.ts';
import { getHeldRoles, getMemberships, getTenantWideRoles } from '../../../main/graph/memberships.ts';
import { getEligibleRoles, getRoleAssignments } from '../../../main/graph/role-assignments.ts';
import { deleteMethod, listMethods, listPasses } from '../../../main/graph/methods.ts';
import { createPass } from '../../../main/graph/passes.ts';
import { revokeSignInSessions } from '../../../main/graph/sessions.ts';
import { latestSignIns } from '../../../main/graph/sign-ins.ts';
import { createTransport } from '../../../main/graph/transport.ts';
import { getPhoto, getUser, searchUsers, usersByNumber } from '../../../main/graph/users.ts';
import { Secret } from '../../../main/secret.ts';
import { committedIntent } from '../../support/committed-intent.ts';

/** Addresses that reached Graph, those of a batch's items among them; one that answers to everything that it knows nothing. */
const sent: string[] = [];
let server: Server;
let client: GraphClient;
beforeAll(async () => {
  server = createServer((request, response) => {
    void text(request).then((body) => {
      const items =
        request.url === '/v1.0/$batch' ? (JSON.parse(body) as { readonly requests: readonly { readonly url: string }[] }).requests : [];
      sent.push(...(items.length === 0 ? [request.url ?? ''] : items.map(({ url }) => `/v1.0${url}`)));
      response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":{"code":"Request_ResourceNotFound"}}');
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  client = new GraphClient({
    transport: createTransport({ root, token: () => Promise.resolve(new Secret('practice-invented-token')), fetch }),
  });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => sent.splice(0));

const options = { correlationId: 'c-1' };
const pass = { lifetimeMinutes: 60, isUsableOnce: true, passIdsBefore: [] };
const preference = { preferred: 'push', preferredBefore: null } as const;

/** Each function of main/graph that puts something into an address that somebody else chose. */
const functions: Readonly<Record<string, (value: string) => Promise<unknown>>> = {
  getUser: (id) => getUser(client, id, options),
  getPhoto: (id) => getPhoto(client, id, options),
  getMemberships: (id) => getMemberships(client, id, options),
  getHeldRoles: (id) => getHeldRoles(client, [id], options),
  getEligibleRoles: (id) => getEligibleRoles(client, id, options),
  getRoleAssignments: (id) => getRoleAssignments(client, id, options),
  getTenantWideRoles: (id) => getTenantWideRoles(client, id, options),
  latestSignIns: (id) => latestSignIns(client, id, 5, options),
  listMethods: (id) => listMethods(client, id, options),
  listPasses: (id) => listPasses(client, id, options),
  getSignInPreferences: (id) => getSignInPreferences(client, id, options),
  getPerUserMfaState: (id) => getPerUserMfaState(client, id, options),
  createPass: (id) => createPass(client, committedIntent('pass.create', pass, id)),
  deleteMethod: (id) => deleteMethod(client, committedIntent('method.delete', { methodKind: 'phone', methodId: id }, id)),
  'deleteMethod of a QR code': (id) =>
    deleteMethod(client, committedIntent('method.delete', { methodKind: 'qrCodePin', methodId: 'x' }, id)),
  setPreferredMethod: (id) => setPreferredMethod(client, committedIntent('method.setDefault', preference, id)),
  revokeSignInSessions: (id) => revokeSignInSessions(client, committedIntent('sessions.revoke', { validFromBefore: null }, id)),
  searchUsers: (words) => searchUsers(client, words, 25, options),
  usersByNumber: (number) => usersByNumber(client, { employeeId: number, phones: [number] }, 25, options),
};

const hostile = [
  'guest_example.org#EXT#@tenant.example',
  "o'brien@tenant.example",
  "x') or startsWith(mail,'a",
  'a/b',
  '../me',
  '..%2fme',
  '..\\me',
  '50%',
  'a+b c',
  'a&$select=*',
  'a=b',
  '?$top=999',
  ';$expand=manager',
  '"a" OR "b\\',
  'https://elsewhere.example/v1.0/me',
  '//elsewhere.example/',
  '__proto__',
  '$batch',
  'é𝄞\u0000\n',
];

interface Address {
  readonly segments: readonly string[];
  readonly query: readonly (readonly [string, string])[];
}

const addressOf = (target: string): Address => {
  const [path = '', pairs] = target.split('?');
  return {
    segments: path.split('/').map((segment) => decodeURIComponent(segment)),
    query: (pairs === undefined ? [] : pairs.split('&')).map((pair) => {
      const [name = '', value = ''] = pair.split('=');
      return [decodeURIComponent(name), decodeURIComponent(value)];
    }),
  };
};

const plain = 'plainvalue';
/** As OData writes a text in $filter, and as Graph writes one in $search, where "&" is not to be had. */
const within = (name: string, value: string): string =>
  name === '$search' ? value.replaceAll('&', ' ').replaceAll(/["\\]/gu, String.raw`\$&`) : value.replaceAll("'", "''");

const ended = async (work: Promise<unknown>): Promise<void> => {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
  }
};

/** Two lists of each person, in one batch. */
const requestsOf = (name: string): number => (name === 'getHeldRoles' ? 2 : 1);

describe.each(Object.entries(functions))('%s asks for the same, whoever it is about', (name, send) => {
  test.each(hostile)('%j', async (value) => {
    await ended(send(plain));
    const expected = sent.splice(0).map((target) => {
      const { segments, query } = addressOf(target);
      return {
        segments: segments.map((segment) => (segment === plain ? value : segment)),
        query: query.map(([option, told]) => [option, told.replaceAll(plain, () => within(option, value))] as const),
      };
    });
    expect(JSON.stringify(expected)).not.toContain(plain);
    expect(expected.length).toBe(requestsOf(name));
    await ended(send(value));
    expect(sent.map((target) => addressOf(target))).toEqual(expected);
  });
});

test.each(['', '.', '..'])('an id that is no segment of an address is not sent: %j', async (id) => {
  await expect(getUser(client, id, options)).rejects.toThrow(RangeError);
  await expect(deleteMethod(client, committedIntent('method.delete', { methodKind: 'phone', methodId: id }, 'x'))).rejects.toThrow(
    RangeError,
  );
  expect(sent).toEqual([]);
});
