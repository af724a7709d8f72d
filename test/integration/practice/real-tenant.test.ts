import { describe, expect, test } from 'vitest';
import { EVENTUAL, query, startPractice, upn, type Practice } from './practice.ts';

// What a real tenant withholds, and what it says yes to without doing it. Sources: docs/fidelity.md.

const lookUp = ['User.Read', 'User.Read.All', 'RoleManagement.Read.Directory'];
const tokenWith = ({ server }: Practice, scopes: readonly string[]): string =>
  server.tokens.issueFor(upn('morag.sinclair'), { scopes }) ?? '';

const membersOf = async (practice: Practice, who: string, scopes: readonly string[]) => {
  const { body } = await practice.graph('GET', `/v1.0/users/${upn(who)}/transitiveMemberOf`, { token: tokenWith(practice, scopes) });
  return (body.value as Record<string, unknown>[]).map(({ '@odata.type': type, ...rest }): Record<string, unknown> => ({ type, ...rest }));
};

describe('limited information', () => {
  test('without a scope for groups and units their members are type and id, and everything else null', async () => {
    const practice = await startPractice();
    const groups = await membersOf(practice, 'bronwen.hughes', lookUp);
    expect(groups.length).toBeGreaterThan(0);
    for (const { type, id, ...facts } of groups) {
      expect([type, id]).toEqual(['#microsoft.graph.group', expect.stringMatching(/^[0-9a-f-]{36}$/u)]);
      expect(new Set(Object.values(facts))).toEqual(new Set([null]));
    }
    const units = (await membersOf(practice, 'eleanor.vance', lookUp)).filter(({ type }) => type === '#microsoft.graph.administrativeUnit');
    expect(units).toEqual([expect.objectContaining({ displayName: null, isMemberManagementRestricted: null })]);
  });

  test.each([
    ['GroupMember.Read.All', 'bronwen.hughes', { displayName: 'Tier 1 operators', isAssignableToRole: true }],
    ['AdministrativeUnit.Read.All', 'eleanor.vance', { displayName: 'Protected accounts', isMemberManagementRestricted: true }],
    ['Directory.Read.All', 'eleanor.vance', { displayName: 'Protected accounts', isMemberManagementRestricted: true }],
  ] as const)('%s shows what %s is in', async (scope, who, shown) => {
    const practice = await startPractice();
    expect(await membersOf(practice, who, [...lookUp, scope])).toContainEqual(expect.objectContaining(shown));
  });

  test('one scope shows one kind', async () => {
    const practice = await startPractice();
    const members = await membersOf(practice, 'eleanor.vance', [...lookUp, 'GroupMember.Read.All']);
    expect(members.filter(({ displayName }) => displayName === null).map(({ type }) => type)).toEqual([
      '#microsoft.graph.administrativeUnit',
    ]);
  });
});

describe('roles', () => {
  const path = '/v1.0/roleManagement/directory/roleAssignments';
  test('assignments are refused to agents without a published role where the tenant says so', async () => {
    const practice = await startPractice();
    expect((await practice.graph('GET', path, { as: 'tunde.adeyemi' })).status).toBe(200);
    await practice.control('POST', '/settings', { roleAssignmentReaders: 'roles' });
    expect(await practice.graph('GET', path, { as: 'tunde.adeyemi' })).toMatchObject({
      status: 403,
      body: { error: { code: 'Authorization_RequestDenied' } },
    });
    // Global Reader.
    expect((await practice.graph('GET', path, { as: 'morag.sinclair' })).status).toBe(200);
    expect((await practice.control('POST', '/settings', { roleAssignmentReaders: 'anybody' })).status).toBe(400);
  });

  test('eligible roles are told to those who may read them, and are not active', async () => {
    const practice = await startPractice();
    const { id } = practice.tenant.directory.find(upn('isla.fraser')) ?? { id: '' };
    const eligible = `/v1.0/roleManagement/directory/roleEligibilityScheduleInstances${query({ filter: `principalId eq '${id}'`, expand: 'roleDefinition' })}`;
    expect((await practice.graph('GET', eligible)).body.value).toEqual([
      expect.objectContaining({ principalId: id, roleDefinition: expect.objectContaining({ displayName: 'User Administrator' }) }),
    ]);
    expect((await practice.graph('GET', eligible, { as: 'tunde.adeyemi' })).status).toBe(403);
    const active = await practice.graph(
      'GET',
      `/v1.0/users/${id}/transitiveMemberOf/microsoft.graph.directoryRole${query({ count: 'true' })}`,
      { headers: EVENTUAL },
    );
    expect(active.body.value).toEqual([]);
  });
});

describe('external people', () => {
  const guest = encodeURIComponent(upn('amara.nwosu_riverside.example#EXT#'));

  test('get no pass, in the published words', async () => {
    const practice = await startPractice();
    const made = await practice.graph('POST', `/v1.0/users/${guest}/authentication/temporaryAccessPassMethods`, { body: {} });
    expect(made).toMatchObject({
      status: 400,
      body: { error: { message: 'Temporary Access Pass cannot be added to an external guest user.' } },
    });
  });

  test('keep their sessions, although the answer is the same as for anybody', async () => {
    const practice = await startPractice();
    const read = async () =>
      (
        await practice.graph(
          'GET',
          `/v1.0/users/${guest}${query({ select: 'signInSessionsValidFromDateTime,identities,externalUserState' })}`,
        )
      ).body;
    const before = await read();
    expect(before).toMatchObject({
      externalUserState: 'Accepted',
      identities: [{ signInType: 'userPrincipalName' }, { signInType: 'federated', issuer: 'ExternalAzureAD' }],
    });
    await practice.control('POST', '/clock', { advanceSeconds: 600 });
    const ended = await practice.graph('POST', `/v1.0/users/${guest}/revokeSignInSessions`);
    expect(ended).toMatchObject({ status: 200, body: { value: true } });
    expect(await read()).toEqual(before);
  });
});
