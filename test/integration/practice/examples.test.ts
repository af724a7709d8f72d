import { expect, test } from 'vitest';
import { Description, published } from './openapi.ts';
import { DIFFERENCES } from './differences.ts';
import { startPractice, upn, type Json, type Practice } from './practice.ts';

/**
 * The published examples as requests to the tenant: same status, and no property in the answer's first
 * object that the example has and the tenant lacks. Ids are put in from the tenant; what differs on
 * purpose is named in differences.ts.
 */
const DESCRIPTIONS: Readonly<Record<string, Description>> = { 'v1.0': new Description('openapi-v1.json'), beta: new Description('openapi-beta.json') };
const examples: readonly Json[] = published('doc-examples.json').examples ?? published('doc-examples.json');

interface Replayable {
  readonly name: string;
  readonly example: Json;
  readonly version: string;
  readonly verb: string;
  readonly template: string;
  readonly search: string;
}

/** The published path that an example's URL is an instance of. */
function templateOf(version: string, verb: string, path: string): string | undefined {
  const wanted = path.split('/');
  return Object.entries(DESCRIPTIONS[version]?.paths ?? {})
    .filter(([, item]) => item[verb.toLowerCase()] !== undefined)
    .map(([template]) => template)
    .sort((a, b) => a.split('{').length - b.split('{').length)
    .find((template) => {
      const parts = template.split('/');
      return (
        parts.length === wanted.length &&
        parts.every((part, i) => part.startsWith('{') || part.split('(')[0]?.toLowerCase() === wanted[i]?.split('(')[0]?.toLowerCase())
      );
    });
}

const replayable: readonly Replayable[] = examples.flatMap((example, index): Replayable[] => {
  const match = /^(?:https:\/\/graph\.microsoft\.com)?\/?(?<version>v1\.0|beta)(?<path>\/[^?]*?)`?(?:\?(?<search>.*))?$/u.exec(
    example.request.url ?? '',
  )?.groups;
  if (match === undefined) return [];
  const { version = '', path = '', search = '' } = match;
  const me = path.replace(/^\/me(?=\/)/u, '/users/x');
  const template = templateOf(version, example.request.method, me);
  return template === undefined
    ? []
    : [{ name: `${version} ${example.doc.split('/').at(-1).replace('.md', '')} #${index}`, example, version, verb: example.request.method, template, search }];
});

/** Every identifier by something of the tenant's own: Wen has one of everything. */
async function fill(practice: Practice, token: string, { version, template, example }: Replayable): Promise<string> {
  const person = practice.tenant.directory.find(upn(/^POST|PUT/u.test(example.request.method) && !template.includes('{phone') ? 'femi.balogun' : 'wen.zhang'))!;
  let path = template
    .replaceAll('()', '')
    .replace('{user-id}', person.id)
    .replace("'{includedUserTypes}'", "'all'")
    .replace("'{includedUserRoles}'", "'all'")
    .replace('{challengeTimeoutInMinutes}', '10');
  while (path.includes('{')) {
    const list = (await practice.graph('GET', `/${version}${path.slice(0, path.indexOf('/{'))}`, { token })).body;
    const values: readonly Json[] = list?.value ?? [];
    const chosen = path.includes('phoneMethods')
      ? values.find((one) => (example.request.method === 'DELETE' ? one.phoneType === 'alternateMobile' : one.phoneType === 'mobile'))
      : values.find((one) => one.isTrusted !== true && one.status !== 'activated');
    path = path.replace(/\{[^}]+\}/u, encodeURIComponent(chosen?.id ?? values[0]?.id ?? 'none'));
  }
  return path;
}

/** Ids inside a body: people, and a token that is in stock. */
function bodyOf(practice: Practice, body: Json): Json {
  if (typeof body !== 'object' || body === null) return undefined;
  const token = [...practice.tenant.hardwareTokens.values()].find((one) => one.status === 'available');
  return {
    ...body,
    ...(body.userIds === undefined ? {} : { userIds: practice.tenant.directory.people.slice(0, body.userIds.length).map((person) => person.id) }),
    ...(body.device === undefined ? {} : { device: { id: token?.id } }),
    ...(body.assignTo === undefined ? {} : { assignTo: { id: practice.tenant.directory.people[9]?.id } }),
  };
}

const keysOf = (body: Json): readonly string[] =>
  Object.keys((Array.isArray(body?.value) ? body.value[0] : body?.value) ?? body ?? {}).filter((key) => !key.includes('@'));

test('most published examples can be replayed', () => {
  expect(replayable.length).toBeGreaterThan(150);
  const unknown = Object.keys(DIFFERENCES).filter((name) => !replayable.some((one) => one.name === name));
  expect(unknown, 'differences that no example has').toEqual([]);
});

test.each(replayable.filter(({ name }) => DIFFERENCES[name] === undefined))('$name', async (one) => {
  const practice = await startPractice();
  const { token } = (await practice.control('POST', '/tokens', { user: upn('helena.brandt') })).body;
  const headers = one.example.request.headers?.ConsistencyLevel === undefined && !one.search.includes('$search') ? {} : { ConsistencyLevel: 'eventual' };
  const path = `/${one.version}${await fill(practice, token, one)}${one.search === '' ? '' : `?${one.search.replaceAll('#', '%23')}`}`;
  const answer = await practice.graph(one.verb, path, { token, body: bodyOf(practice, one.example.request.body), headers });
  expect(answer.status, JSON.stringify(answer.body)).toBe(one.example.response.status);
  const wanted = keysOf(one.example.response.body);
  const has = keysOf(answer.body);
  // An empty list has no first object to compare.
  const missing = has.length === 0 || answer.body?.value?.length === 0 ? [] : wanted.filter((key) => !has.includes(key));
  expect(missing).toEqual([]);
});
