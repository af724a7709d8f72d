import { describe, expect, test } from 'vitest';
import { Directory } from '../../../practice/directory/directory.ts';
import { ROLE_NAMES, type RoleName } from '../../../practice/directory/roles.ts';
import { RoleRules, type Act } from '../../../practice/permissions/role-rules.ts';
import { AGENT, NOW, startPractice, upn, type Practice } from './practice.ts';

/** The published tables, row = the target's role, as in the fact sheet, section 3. */
const ACTORS = [
  'Password Administrator',
  'Helpdesk Administrator',
  'Authentication Administrator',
  'User Administrator',
  'Privileged Authentication Administrator',
  'Global Administrator',
] as const;
const READERS: readonly RoleName[] = [
  'Message Center Reader',
  'Reports Reader',
  'User Experience Success Manager',
  'Usage Summary Reports Reader',
];
const RESET_ROWS: readonly (readonly [targets: readonly (RoleName | null)[], actors: string])[] = [
  [[null, 'Directory Readers', 'Guest Inviter'], 'yyyyyy'],
  [['Password Administrator'], 'yyyyyy'],
  [READERS, '-yyyyy'],
  [['Helpdesk Administrator'], '-y-yyy'],
  [['Authentication Administrator'], '--y-yy'],
  [['Groups Administrator', 'User Administrator'], '---yyy'],
];
/** "Any other role": the two highest of the columns alone. */
const LISTED = RESET_ROWS.flatMap(([targets]) => targets);
const OTHERS: readonly RoleName[] = ROLE_NAMES.filter((role) => !LISTED.includes(role));
/** Sensitive actions; the Helpdesk and Password Administrators may do none. */
const SENSITIVE: Readonly<Record<(typeof ACTORS)[number], readonly (RoleName | null)[] | 'everybody'>> = {
  'Password Administrator': [],
  'Helpdesk Administrator': [],
  'Authentication Administrator': [
    null,
    'Authentication Administrator',
    'Directory Readers',
    'Guest Inviter',
    'Password Administrator',
    ...READERS,
  ],
  'User Administrator': [
    null,
    'Directory Readers',
    'Guest Inviter',
    'Password Administrator',
    ...READERS,
    'Groups Administrator',
    'Helpdesk Administrator',
    'User Administrator',
  ],
  'Privileged Authentication Administrator': 'everybody',
  'Global Administrator': 'everybody',
};

const directory = new Directory({ users: 300, seed: 7, nowMs: NOW });
const rules = new RoleRules(directory);
const holders = (role: RoleName) =>
  directory.roleAssignments
    .filter((one) => one.role === role && one.directoryScopeId === '/')
    .flatMap((one) => directory.find(one.principalId) ?? []);
const plain = directory.find(upn('priya.raman'))!;
/** Somebody who holds this role and no other; not the actor. */
const targetWith = (role: RoleName | null, not: unknown) => {
  if (role === null) return plain;
  const found = holders(role).find((person) => person !== not && directory.activeAssignments(person).length === 1);
  if (found === undefined) throw new Error(`Nobody holds only ${role}.`);
  return found;
};
const actorWith = (role: RoleName) => {
  const found = holders(role).find((person) => directory.activeAssignments(person).length === 1);
  if (found === undefined) throw new Error(`Nobody holds only ${role}.`);
  return found;
};

describe('who may reset whose password', () => {
  const rows = [...RESET_ROWS, [OTHERS, '----yy'] as const];
  const pairs = rows.flatMap(([targets, actors]) =>
    targets.flatMap((target) => ACTORS.map((actor, i) => ({ actor, target, allowed: actors[i] === 'y' }))),
  );

  test('the table has a row for every role of the tenant', () => {
    expect(new Set(pairs.map((pair) => pair.target))).toEqual(new Set([null, ...ROLE_NAMES]));
    expect(OTHERS).toEqual(
      expect.arrayContaining(['Global Administrator', 'Privileged Authentication Administrator', 'Privileged Role Administrator']),
    );
  });

  test.each(pairs)('$actor on $target: $allowed', ({ actor, target, allowed }) => {
    const by = actorWith(actor);
    expect(rules.may('reset-password', by, targetWith(target, by))).toBe(allowed);
    // The heading of the table speaks of both; the Password Administrator’s own list of permissions has the password only.
    expect(rules.may('end-sessions', by, targetWith(target, by))).toBe(allowed && actor !== 'Password Administrator');
  });
});

describe.each(['sensitive', 'manage-methods'] as const satisfies readonly Act[])('who may do: %s', (act) => {
  const pairs = ACTORS.flatMap((actor) => [null, ...ROLE_NAMES].map((target) => ({ actor, target })));
  test.each(pairs)('$actor on $target', ({ actor, target }) => {
    const allowed = act === 'manage-methods' && actor === 'User Administrator' ? [] : SENSITIVE[actor];
    const by = actorWith(actor);
    expect(rules.may(act, by, targetWith(target, by))).toBe(allowed === 'everybody' || allowed.includes(target));
  });
});

describe('targets without a role that are protected all the same', () => {
  test.each([
    ['bronwen.hughes', 'a role-assignable group'],
    ['pavel.dvorak', 'a role through a group'],
  ])('%s: %s', (who) => {
    const target = directory.find(upn(who))!;
    expect(rules.may('manage-methods', directory.find(upn(AGENT.authenticationAdministrator))!, target)).toBe(false);
    expect(rules.may('manage-methods', directory.find(upn(AGENT.privileged))!, target)).toBe(true);
  });
});

test('a restricted unit shuts out every role that is not held over it, the two highest too', () => {
  const eleanor = directory.find(upn('eleanor.vance'))!;
  for (const actor of ACTORS) expect(rules.may('reset-password', actorWith(actor), eleanor), actor).toBe(false);
});

test('a role over a unit reaches its members who hold no role', () => {
  const campus = directory.find(upn(AGENT.scoped))!;
  expect(rules.may('manage-methods', campus, directory.find(upn('tomasz.zielinski'))!)).toBe(true);
  const members = directory.people.filter((person) => directory.unitsOf(person).some((unit) => unit.displayName === 'Strings campus'));
  for (const member of members)
    expect(rules.may('manage-methods', campus, member), member.userPrincipalName).toBe(
      directory.activeAssignments(member).length === 0 && !directory.groupsOf(member).some((one) => one.isAssignableToRole),
    );
});

describe('over HTTP', () => {
  const deleteAuthenticator = async (practice: Practice, who: string, as: string): Promise<number> => {
    const { id } = (await practice.graph('GET', `/v1.0/users/${upn(who)}/authentication/microsoftAuthenticatorMethods`)).body.value[0];
    return (await practice.graph('DELETE', `/v1.0/users/${upn(who)}/authentication/microsoftAuthenticatorMethods/${id}`, { as })).status;
  };

  test('the same agent gets 204 for a student and 403 for an administrator', async () => {
    const practice = await startPractice();
    expect(await deleteAuthenticator(practice, 'tomasz.zielinski', AGENT.authenticationAdministrator)).toBe(204);
    expect(await deleteAuthenticator(practice, 'helena.brandt', AGENT.authenticationAdministrator)).toBe(403);
    expect(await deleteAuthenticator(practice, 'marek.novotny', AGENT.authenticationAdministrator)).toBe(403);
    expect(await deleteAuthenticator(practice, 'helena.brandt', AGENT.privileged)).toBe(204);
  });

  test('an assignment over one unit reaches its members and nobody else, also for reading', async () => {
    const practice = await startPractice();
    expect(await deleteAuthenticator(practice, 'tomasz.zielinski', AGENT.scoped)).toBe(204);
    expect(await deleteAuthenticator(practice, 'kenji.watanabe', AGENT.scoped)).toBe(403);
    expect(
      (await practice.graph('GET', `/v1.0/users/${upn('kenji.watanabe')}/authentication/methods`, { as: AGENT.scoped })).body.error.code,
    ).toBe('accessDenied');
    expect((await practice.graph('GET', `/v1.0/users/${upn('kenji.watanabe')}`, { as: AGENT.scoped })).status).toBe(200);
  });

  test.each([
    ['GET', `/v1.0/users/${upn('priya.raman')}/authentication/methods`, 'UserAuthenticationMethod.Read.All', 'accessDenied'],
    ['GET', `/v1.0/users/${upn('priya.raman')}/authentication/phoneMethods`, 'UserAuthMethod-Phone.Read.All', 'accessDenied'],
    [
      'POST',
      `/v1.0/users/${upn('priya.raman')}/authentication/temporaryAccessPassMethods`,
      'UserAuthMethod-TAP.ReadWrite.All',
      'accessDenied',
    ],
    ['POST', `/v1.0/users/${upn('priya.raman')}/revokeSignInSessions`, 'User.RevokeSessions.All', 'Authorization_RequestDenied'],
    ['GET', '/v1.0/users', 'User.ReadBasic.All', 'Authorization_RequestDenied'],
    ['GET', '/v1.0/auditLogs/signIns?$top=1', 'AuditLog.Read.All', 'Authentication_MSGraphPermissionMissing'],
    ['GET', '/v1.0/roleManagement/directory/roleAssignments', 'RoleManagement.Read.Directory', 'Authorization_RequestDenied'],
  ])('%s %s works with %s and fails without it, whatever the role', async (method, path, scope, code) => {
    const practice = await startPractice();
    const token = async (scopes: readonly string[]): Promise<string> =>
      (await practice.control('POST', '/tokens', { user: upn('morag.sinclair'), scopes })).body.token;
    const body = method === 'POST' ? {} : undefined;
    expect((await practice.graph(method, path, { token: await token([scope]), body })).status).toBeLessThan(300);
    const without = await practice.graph(method, path, { token: await token(['User.Read']), body });
    expect(without).toMatchObject({ status: 403, body: { error: { code } } });
  });

  test('the log, per-user MFA and the policy ask for roles of their own', async () => {
    const practice = await startPractice();
    const as = AGENT.authenticationAdministrator;
    expect((await practice.graph('GET', '/v1.0/auditLogs/signIns?$top=1', { as })).body.error.code).toBe(
      'Authentication_RequestFromUnsupportedUserRole',
    );
    expect((await practice.graph('GET', `/beta/users/${upn('priya.raman')}/authentication/requirements`, { as })).status).toBe(403);
    expect((await practice.graph('GET', '/v1.0/policies/authenticationMethodsPolicy', { as })).status).toBe(403);
    expect((await practice.graph('GET', `/beta/users/${upn('priya.raman')}/authentication/requirements`)).body.perUserMfaState).toBe(
      'enforced',
    );
    expect(
      (
        await practice.graph('PATCH', `/beta/users/${upn('priya.raman')}/authentication/requirements`, {
          body: { perUserMfaState: 'disabled' },
        })
      ).status,
    ).toBe(403);
  });

  test('an account is blocked by those who perform sensitive actions, with the narrow scope', async () => {
    const practice = await startPractice();
    const patch = async (who: string, as: string) =>
      (await practice.graph('PATCH', `/v1.0/users/${upn(who)}`, { as, body: { accountEnabled: false } })).status;
    expect(await patch('priya.raman', AGENT.helpdesk)).toBe(403);
    expect(await patch('helena.brandt', AGENT.userAdministrator)).toBe(403);
    expect(await patch('priya.raman', AGENT.userAdministrator)).toBe(204);
    const { token } = (
      await practice.control('POST', '/tokens', { user: upn('morag.sinclair'), scopes: ['User.EnableDisableAccount.All', 'User.Read.All'] })
    ).body;
    expect((await practice.graph('PATCH', `/v1.0/users/${upn('priya.raman')}`, { token, body: { accountEnabled: true } })).status).toBe(
      204,
    );
    expect((await practice.graph('PATCH', `/v1.0/users/${upn('priya.raman')}`, { token, body: { jobTitle: 'x' } })).status).toBe(403);
  });

  test('a revocation sets the time from which sessions count, by those who may reset the password', async () => {
    const practice = await startPractice();
    const path = `/v1.0/users/${upn('priya.raman')}/revokeSignInSessions`;
    expect((await practice.graph('POST', path, { as: AGENT.globalReader })).status).toBe(403);
    expect(await practice.graph('POST', path, { as: AGENT.helpdesk })).toMatchObject({ status: 200, body: { value: true } });
    const at = (await practice.graph('GET', `/v1.0/users/${upn('priya.raman')}?$select=signInSessionsValidFromDateTime`)).body
      .signInSessionsValidFromDateTime;
    expect(Date.parse(at)).toBeGreaterThanOrEqual(NOW);
  });
});
