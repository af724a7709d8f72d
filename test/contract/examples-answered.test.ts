import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FaultCode } from '../../contract/result.ts';
import { committedIntent } from '../support/committed-intent.ts';
import { operationScopes } from '../../main/permissions/scopes.ts';
import { FaultError } from '../../main/fault-error.ts';
import { GraphClient } from '../../main/graph/client.ts';
import type { WriteRequest } from '../../main/graph/client.ts';
import { createTransport } from '../../main/graph/transport.ts';
import { Secret } from '../../main/secret.ts';
import { ZodError } from 'zod';
import { CannedServer } from './support/canned-server.ts';
import { matchedExamples } from './support/examples.ts';
import { Ledger } from './support/ledger.ts';
import type { DocExample } from './support/published.ts';
import { errorExamples } from './support/published.ts';
import { report } from './support/report.ts';
import { speakers } from './walk/graph-layer.ts';

/** The published examples as answers: the Graph layer reads every one of its endpoints and names every error. */
const server = new CannedServer();
const ledger = new Ledger('examples answered');
const slept: number[] = [];
let client: GraphClient;

beforeAll(async () => {
  const root = await server.listen();
  client = new GraphClient({
    transport: createTransport({ root, token: () => Promise.resolve(new Secret('practice-invented-token')), fetch }),
    sleep: (ms) => {
      slept.push(ms);
      return Promise.resolve();
    },
  });
});
afterAll(() => server.close());

const operationOf = ({ operation }: (typeof matchedExamples)[number]): string =>
  `${operation.verb} ${operation.template.replaceAll(/\{[^}]*\}/gu, '{id}')}`;
const spoken = matchedExamples.flatMap((example) => {
  const speaker = speakers.find(({ operation }) => operation === operationOf(example));
  return speaker === undefined ? [] : [{ ...example, functions: speaker.functions }];
});
const replayed = { examples: 0, errors: 0 };

test('every operation that the console sends has its functions here', () => {
  expect(speakers.map(({ operation }) => operation).toSorted()).toEqual(operationScopes.map(({ operation }) => operation).toSorted());
});

test.each(spoken)('$name is understood', async ({ name, example, functions }) => {
  for (const speak of functions) {
    const asPublished = await problemsOf(example.response.body, example, speak);
    // Pages shorten users; the console always selects these two. What else there is must still be understood.
    const isShortened = asPublished.some((problem) =>
      /^ends with graph\.malformed: (?:id|userPrincipalName)(?:, (?:id|userPrincipalName))* (?:is|are) missing$/u.test(problem),
    );
    ledger.note(
      name,
      isShortened ? [...asPublished, ...(await problemsOf(completed(example.response.body), example, speak))] : asPublished,
    );
  }
  replayed.examples += 1;
  expect(ledger.unexplained().filter((line) => line.startsWith(`${name}: `))).toEqual([]);
});

const problemsOf = async (
  body: unknown,
  { response, doc }: DocExample,
  speak: (client: GraphClient) => Promise<unknown>,
): Promise<readonly string[]> => {
  server.answer = { ...response, headers: {}, body };
  try {
    const outcome = await speak(client);
    if (isVerdict(outcome))
      return outcome.result === 'succeeded' ? [] : [`the verdict is ${outcome.result}: ${outcome.fault?.message ?? ''}`];
    const isList = Array.isArray(outcome) && !doc.includes('json-batching');
    return isList && outcome.length !== itemCount(body) ? [`${outcome.length} of ${itemCount(body)} items were read`] : [];
  } catch (error) {
    if (error instanceof FaultError) return [`ends with ${error.code}: ${whatIsMalformed(error)}`];
    throw error;
  }
};

const whatIsMalformed = (error: FaultError): string => {
  const cause = error.cause instanceof Error ? error.cause.cause : undefined;
  if (!(cause instanceof ZodError)) return error.message;
  const missing = [
    ...new Set(cause.issues.filter(({ message }) => message.endsWith('received undefined')).map(({ path }) => String(path.at(-1)))),
  ];
  const wrong = cause.issues
    .filter(({ message }) => !message.endsWith('received undefined'))
    .map(({ path, message }) => `${path.join('/')} ${message}`);
  return [...(missing.length === 0 ? [] : [`${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing`]), ...wrong].join('; ');
};

/** The body with the two properties that the console always selects put in where a page leaves them out. */
const completed = (body: unknown): unknown => {
  if (Array.isArray(body)) return body.map(completed);
  if (typeof body !== 'object' || body === null) return body;
  if ('value' in body && Array.isArray(body.value)) return { ...body, value: completed(body.value) };
  return { id: '87d349ed-44d7-43e1-9a83-5f2406dee5bd', userPrincipalName: 'AdeleV@contoso.onmicrosoft.com', ...body };
};

const isVerdict = (outcome: unknown): outcome is { readonly result: string; readonly fault?: FaultError } =>
  typeof outcome === 'object' && outcome !== null && 'result' in outcome;
const itemCount = (body: unknown): number =>
  typeof body === 'object' && body !== null && 'value' in body && Array.isArray(body.value) ? body.value.length : 0;

describe('published errors', () => {
  const intent = committedIntent('sessions.revoke', { validFromBefore: null }, 'p', '5d3b9f5e-0000-4000-8000-000000000003');
  /** What the agent is told, by the name of the published error. */
  const codes: Readonly<Record<string, FaultCode>> = {
    'default method cannot be deleted (id variant)': 'graph.rejected',
    'default method cannot be deleted while others exist': 'graph.rejected',
    'caller lacks the role or the scope (authentication methods service)': 'graph.forbidden',
    'TAP not allowed by the authentication methods policy': 'graph.rejected',
    'DELETE on the untyped methods collection does not exist': 'graph.notFound',
    'insufficient privileges (directory service)': 'graph.forbidden',
    'method not allowed (beta-only call on v1.0)': 'graph.rejected',
    throttled: 'graph.throttled',
    'generic error shape with nested innerError': 'graph.rejected',
    'object not found (directory service)': 'graph.notFound',
    '$search without the ConsistencyLevel header': 'graph.rejected',
    'sign-in log read without a premium licence': 'graph.unlicensed',
    'sign-in log read without the scope': 'graph.forbidden',
    'access token expired': 'graph.unauthenticated',
    'collection that refuses a page size': 'graph.rejected',
  };

  test('every published error has its fault in the table', () => {
    expect(errorExamples.map(({ name }) => name).toSorted()).toEqual(Object.keys(codes).toSorted());
  });

  test.each(errorExamples)('a read that ends with "$name"', async ({ name, status, headers, body }) => {
    server.answer = { status, headers: headers ?? {}, body };
    slept.length = 0;
    const fault: unknown = await client
      .read({ version: 'v1.0', path: '/users/x' }, { correlationId: 'c' })
      .catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(FaultError);
    expect(fault).toMatchObject({ code: codes[name], retryable: status === 429 });
    expect(slept.every((ms) => ms >= Number(headers?.['Retry-After'] ?? 0) * 1000)).toBe(true);
    replayed.errors += 1;
  });

  const requests: readonly WriteRequest[] = [
    {
      method: 'POST',
      version: 'v1.0',
      path: '/users/x/authentication/temporaryAccessPassMethods',
      json: {},
      idempotent: false,
      expectedStatus: [201],
    },
    { method: 'DELETE', version: 'v1.0', path: '/users/x/authentication/phoneMethods/y', idempotent: true, expectedStatus: [204] },
  ];
  /** A DELETE that finds nothing left has done its work; an address that Graph does not know has not. */
  const deletionEnds: Readonly<Record<string, string>> = {
    'object not found (directory service)': 'succeeded',
    'DELETE on the untyped methods collection does not exist': 'unknown',
  };

  test.each(requests.flatMap((request) => errorExamples.map((error) => ({ request, ...error }))))(
    'a $request.method that ends with "$name"',
    async ({ request, name, status, headers, body }) => {
      server.answer = { status, headers: headers ?? {}, body };
      const outcome = await client.write(intent, request);
      expect(outcome.result).toBe((request.method === 'DELETE' ? deletionEnds[name] : undefined) ?? 'failed');
      expect(outcome.result === 'succeeded' ? codes[name] : outcome.fault.code).toBe(codes[name]);
    },
  );
});

test('no exception is left over', () => {
  const covered = new Set(spoken.map(operationOf));
  const alone = speakers.map(({ operation }) => operation).filter((operation) => !covered.has(operation));
  report({
    counts: {
      'published examples answered to the Graph layer': replayed.examples,
      'published error bodies answered to it (once to a read, once each to a POST and a DELETE)': replayed.errors,
      'operations of the console that no published example shows': alone.length,
    },
    exceptions: ledger.used(),
  });
  expect(ledger.stale()).toEqual([]);
});
