import { describe, expect, test } from 'vitest';
import { EXTERNAL_CONFIGURATION } from '../../../practice/methods/make.ts';
import { scopeTable } from '../../../practice/permissions/scope-table.ts';
import { Router } from '../../../practice/router.ts';
import { ROUTES } from '../../../practice/routes.ts';
import { Description } from './openapi.ts';
import { startPractice, upn, type Practice } from './practice.ts';

/**
 * The tenant against the published description: every operation is served, and every answer to a read has
 * the published shape. What differs on purpose stands here with its reason.
 */
const SERVED_BY_THE_SERVER_ITSELF = ['POST /$batch'];

const DESCRIPTIONS = { 'v1.0': new Description('openapi-v1.json'), beta: new Description('openapi-beta.json') } as const;
type Version = keyof typeof DESCRIPTIONS;
const VERSIONS = Object.keys(DESCRIPTIONS) as readonly Version[];
const router = new Router(ROUTES);

/** /users/{user-id}/photo -> real segments, by the name of the parameter and what comes before it. */
async function fill(practice: Practice, version: Version, template: string, who: string): Promise<string | undefined> {
  const person = practice.tenant.directory.find(upn(who))!;
  let path = template
    .replaceAll('()', '')
    .replace('{user-id}', person.id)
    .replace("'{includedUserTypes}'", "'all'")
    .replace("'{includedUserRoles}'", "'all'")
    .replace('{challengeTimeoutInMinutes}', '10')
    .replace('{size}', '96x96');
  while (path.includes('{')) {
    const before = path.slice(0, path.indexOf('/{'));
    const list = (await practice.graph('GET', `/${version}${before}`, { as: 'everything', token: await powerful(practice) })).body;
    const id: unknown = list?.value?.[0]?.id;
    if (typeof id !== 'string') return undefined;
    path = path.replace(/\{[^}]+\}/u, encodeURIComponent(id));
  }
  return path;
}

/** There is no list of operations: one is begun, and read at the place that its answer names. */
async function newOperation(practice: Practice, version: Version): Promise<string> {
  const begun = await practice.graph(
    'POST',
    `/${version}/users/${upn('wen.zhang')}/authentication/methods/28c10230-6103-485e-b985-444c60001490/resetPassword`,
    { token: await powerful(practice) },
  );
  return (begun.headers.get('location') ?? '').slice(`${practice.url}/${version}`.length);
}

/** A Global Administrator with every scope. */
const powerful = async (practice: Practice): Promise<string> => (await practice.control('POST', '/tokens', { user: upn('helena.brandt') })).body.token;

const segmentsOf = (path: string): string[] =>
  path
    .split('/')
    .filter((one) => one !== '')
    .map((one) => (one.startsWith('{') ? 'x' : one));

describe.each(VERSIONS)('%s', (version) => {
  const operations = DESCRIPTIONS[version].operations();

  test('every published operation is served', () => {
    const missing = operations
      .map(({ verb, path }) => `${verb} ${path}`)
      .filter((key) => !SERVED_BY_THE_SERVER_ITSELF.includes(key))
      .filter((key) => {
        const [verb = '', path = ''] = key.split(' ');
        const segments = segmentsOf(path);
        return !('route' in router.find(verb, segments[0] === 'me' ? ['users', 'x', ...segments.slice(1)] : segments, version));
      });
    expect(missing).toEqual([]);
  });

  const reads = operations.filter(({ verb }) => verb === 'GET');
  test.each(reads.map(({ path, operation }) => ({ path, operation })))('GET $path answers in the published shape', async ({ path, operation }) => {
    const practice = await startPractice();
    const target = path.includes('/operations/') ? await newOperation(practice, version) : await fill(practice, version, path, 'wen.zhang');
    expect(target, 'nothing to read').toBeDefined();
    const answer = await practice.graph('GET', `/${version}${target}${path.endsWith('roleAssignments') ? '?$expand=principal' : ''}`, {
      token: await powerful(practice),
    });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    const schema = DESCRIPTIONS[version].answerSchema(operation);
    if (schema === undefined || path.endsWith('$value')) return;
    expect(DESCRIPTIONS[version].problems(answer.body, schema)).toEqual([]);
  });

  const writes: readonly (readonly [path: string, verb: string, who: string, body: unknown])[] = [
    ['/users/{user-id}/authentication/temporaryAccessPassMethods', 'POST', 'priya.raman', { lifetimeInMinutes: 60 }],
    ['/users/{user-id}/authentication/phoneMethods', 'POST', 'femi.balogun', { phoneType: 'mobile', phoneNumber: '+44 7700900090' }],
    ['/users/{user-id}/authentication/emailMethods', 'POST', 'femi.balogun', { emailAddress: 'femi@letters.example' }],
    [
      '/users/{user-id}/authentication/externalAuthenticationMethods',
      'POST',
      'femi.balogun',
      { configurationId: EXTERNAL_CONFIGURATION.id, displayName: 'Harbourlight' },
    ],
    ['/users/{user-id}/authentication/qrCodePinMethod', 'PUT', 'femi.balogun', { pin: { code: '12345678' } }],
    ['/users/{user-id}/revokeSignInSessions', 'POST', 'priya.raman', undefined],
  ];
  test.each(writes)('%s %s answers in the published shape', async (path, verb, who, body) => {
    const practice = await startPractice();
    const answer = await practice.graph(verb, `/${version}${await fill(practice, version, path, who)}`, { token: await powerful(practice), body });
    expect(answer.status).toBeLessThan(300);
    const schema = DESCRIPTIONS[version].answerSchema(DESCRIPTIONS[version].paths[path]![verb.toLowerCase()]);
    expect(DESCRIPTIONS[version].problems(answer.body, schema!)).toEqual([]);
  });
});

test('the checker itself notices a wrong type, an unknown property, a forbidden null and a wrong enum', () => {
  const description = DESCRIPTIONS['v1.0'];
  const schema = description.answerSchema(description.paths['/users/{user-id}/authentication/phoneMethods']!['get'])!;
  const phone = { id: '3179e48a-750b-4051-897c-87b9720928f7', phoneNumber: '+1 5', phoneType: 'mobile' };
  expect(description.problems({ value: [phone] }, schema)).toEqual([]);
  for (const wrong of [{ phoneNumber: 5 }, { nonsense: 1 }, { id: null }, { phoneType: 'pager' }])
    expect(description.problems({ value: [{ ...phone, ...wrong }] }, schema)).toHaveLength(1);
});

test('the scopes of every operation are the published ones', () => {
  const table = scopeTable();
  const own = (published: readonly string[]): string[] => published.filter((scope) => !/^(?:DeviceManagement|AgentIdUser)/u.test(scope));
  const differing: string[] = [];
  for (const version of VERSIONS) {
    for (const { verb, path, operation } of DESCRIPTIONS[version].operations()) {
      const published: readonly string[] | undefined = operation['x-delegated-scopes-acting-on-others'];
      if (published === undefined) continue;
      const held = table
        .get(
          `${verb} ${path
            .replace(/\{[^}]*\}/gu, '{}')
            .replaceAll('()', '')
            .toLowerCase()}`,
        )
        ?.map((set) => set.join('+'));
      if (JSON.stringify(held) !== JSON.stringify(own(published))) differing.push(`${verb} ${path}`);
    }
  }
  expect(differing).toEqual([]);
});
