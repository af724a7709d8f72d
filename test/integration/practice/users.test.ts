import { describe, expect, test } from 'vitest';
import { EVENTUAL, query, startPractice, upn, type Practice, type Json } from './practice.ts';

const names = (body: Json): string[] => body.value.map((one: Json) => one.displayName);
const search = async (practice: Practice, text: string): Promise<string[]> =>
  names((await practice.graph('GET', `/v1.0/users${query({ search: text })}`, { headers: EVENTUAL })).body);

describe('$search', () => {
  test('needs the ConsistencyLevel header, quotes and a property', async () => {
    const practice = await startPractice();
    const code = async (text: string, headers: Record<string, string>): Promise<string> =>
      (await practice.graph('GET', `/v1.0/users${query({ search: text })}`, { headers })).body.error.code;
    expect(await code('"displayName:priya"', {})).toBe('Request_UnsupportedQuery');
    expect(await code('displayName:priya', EVENTUAL)).toBe('BadRequest');
    expect(await code('"priya"', EVENTUAL)).toBe('Request_UnsupportedQuery');
    expect(await code('"employeeId:NM1"', EVENTUAL)).toBe('Request_UnsupportedQuery');
    expect(await code('"displayName:a" or "mail:a"', EVENTUAL)).toBe('BadRequest');
  });

  test('matches the beginnings of the words of a display name, in any order and case, and nothing inside a word', async () => {
    const practice = await startPractice();
    expect(await search(practice, '"displayName:priya"')).toEqual(['Priya Raman']);
    expect(await search(practice, '"displayName:RAM pri"')).toEqual(['Priya Raman']);
    expect(await search(practice, '"displayName:iya"')).toEqual([]);
    expect(await search(practice, '"displayName:ram" AND "givenName:tomasz"')).toEqual([]);
    expect(await search(practice, '"displayName:priya" OR "displayName:tomasz"')).toEqual(['Priya Raman', 'Tomasz Zieliński']);
    expect(await search(practice, '("displayName:priya" OR "displayName:tomasz") AND "surname:zie"')).toEqual(['Tomasz Zieliński']);
    expect(await search(practice, '"displayName:o\'connor"')).toEqual(["Daniel O'Connor"]);
  });

  test('matches the beginning of every other property', async () => {
    const practice = await startPractice();
    expect(await search(practice, '"mail:priya.ram"')).toEqual(['Priya Raman']);
    expect(await search(practice, '"mail:raman"')).toEqual([]);
    expect(await search(practice, '"mobilePhone:+44 7700 900001"')).toEqual(['Priya Raman']);
  });

  test('finds a renamed person under the new name and not the old one', async () => {
    const practice = await startPractice();
    await search(practice, '"displayName:priya"');
    expect(
      (await practice.graph('PATCH', `/v1.0/users/${upn('priya.raman')}`, { body: { displayName: 'Pria Achebe-Raman' } })).status,
    ).toBe(204);
    expect(await search(practice, '"displayName:priya"')).toEqual([]);
    expect(await search(practice, '"displayName:pria"')).toEqual(['Pria Achebe-Raman']);
  });

  test('gives two people of one name, and a name with marks, as they are', async () => {
    const practice = await startPractice();
    expect(await search(practice, '"displayName:maria santos"')).toEqual(['Maria Santos', 'Maria Santos']);
    expect(await search(practice, '"userPrincipalName:ada.lovell"')).toEqual(['Ada \u202Etludnoc\u202C Lovell']);
  });
});

describe('$filter', () => {
  const filter = (practice: Practice, text: string, extra: Record<string, string> = {}, headers: Record<string, string> = {}) =>
    practice.graph('GET', `/v1.0/users${query({ filter: text, select: 'displayName', ...extra })}`, { headers });

  test('finds by employee id, mail, name and office phone without the header', async () => {
    const practice = await startPractice();
    for (const text of [
      "employeeId eq 'NM100001'",
      "startsWith(employeeId,'NM100001')",
      "mail eq 'PRIYA.RAMAN@northmoor.example'",
      "givenName eq 'Priya' and surname eq 'Raman'",
      "businessPhones/any(p:p eq '+44 1632 960151')",
      "businessPhones/any(p: p eq '+44 1632 960151')",
    ])
      expect(names((await filter(practice, text)).body), text).toEqual(['Priya Raman']);
    expect(names((await filter(practice, "surname eq 'O''Connor'")).body)).toEqual(["Daniel O'Connor"]);
    expect(names((await filter(practice, "id in ('x')")).body)).toEqual([]);
  });

  test('takes mobile phones, endsWith, ne and not only as advanced queries', async () => {
    const practice = await startPractice();
    for (const text of [
      "mobilePhone eq '+44 7700 900001'",
      "startsWith(mobilePhone,'+44 7700 900001')",
      "endsWith(mail,'riverside.example')",
      'accountEnabled ne true',
      "not startsWith(displayName,'P')",
    ]) {
      const plain = await filter(practice, text);
      expect(plain.body.error?.code, text).toBe('Request_UnsupportedQuery');
      expect((await filter(practice, text, { count: 'true' })).status, text).toBe(400);
      const advanced = await filter(practice, text, { count: 'true' }, EVENTUAL);
      expect(advanced.status, text).toBe(200);
      expect(advanced.body['@odata.count'], text).toBeGreaterThan(0);
    }
  });

  test('refuses what the directory does not filter, and says where the syntax breaks', async () => {
    const practice = await startPractice();
    expect((await filter(practice, "contains(displayName,'ria')", { count: 'true' }, EVENTUAL)).body.error.code).toBe(
      'Request_UnsupportedQuery',
    );
    expect((await filter(practice, "nonsense eq 'x'")).status).toBe(400);
    expect((await filter(practice, 'displayName eq')).body.error.message).toContain('position');
    expect((await filter(practice, "displayName eq 'x' and")).status).toBe(400);
  });

  test('sorts together with a filter only as an advanced query', async () => {
    const practice = await startPractice();
    const both = { orderby: 'displayName desc' };
    expect((await filter(practice, "startsWith(displayName,'M')", both)).body.error.code).toBe('Request_UnsupportedQuery');
    const found = names((await filter(practice, "startsWith(displayName,'M')", { ...both, count: 'true' }, EVENTUAL)).body);
    expect(found).toEqual([...found].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? 1 : -1)));
  });
});

describe('pages', () => {
  test('hold 100 people unless told otherwise; a nextLink is followed as it is to the end', async () => {
    const practice = await startPractice({ users: 250 });
    const seen: string[] = [];
    let link: string | undefined = `${practice.url}/v1.0/users?$select=id&$count=true`;
    const counts: unknown[] = [];
    const sizes: number[] = [];
    const links: string[] = [];
    while (link !== undefined) {
      const body: Json = (await practice.graph('GET', link.slice(practice.url.length), { headers: EVENTUAL })).body;
      seen.push(...body.value.map((one: Json) => one.id));
      sizes.push(body.value.length);
      counts.push(body['@odata.count']);
      link = body['@odata.nextLink'];
      links.push(link ?? '(none)');
    }
    expect(links).toEqual([
      expect.stringContaining(`${practice.url}/v1.0/users?`),
      expect.stringContaining(`${practice.url}/v1.0/users?`),
      '(none)',
    ]);
    expect(sizes).toEqual([100, 100, 50]);
    expect(counts).toEqual([250, undefined, undefined]);
    expect(new Set(seen).size).toBe(250);
  });

  test('are at most 999 long; $skip and a forged token are refused; $count is ignored without the header', async () => {
    const practice = await startPractice();
    expect((await practice.graph('GET', '/v1.0/users?$top=1000')).status).toBe(400);
    expect((await practice.graph('GET', '/v1.0/users?$top=0')).status).toBe(400);
    expect((await practice.graph('GET', '/v1.0/users?$skip=5')).body.error.code).toBe('Request_UnsupportedQuery');
    expect((await practice.graph('GET', '/v1.0/users?$skiptoken=forged')).status).toBe(400);
    expect((await practice.graph('GET', '/v1.0/users?$count=true')).body['@odata.count']).toBeUndefined();
  });
});

describe('one person', () => {
  test('has the default properties, or exactly those selected', async () => {
    const practice = await startPractice();
    const plain = (await practice.graph('GET', `/v1.0/users/${upn('priya.raman')}`)).body;
    expect(
      Object.keys(plain)
        .filter((key) => !key.includes('@'))
        .sort(),
    ).toEqual([
      'businessPhones',
      'displayName',
      'givenName',
      'id',
      'jobTitle',
      'mail',
      'mobilePhone',
      'officeLocation',
      'preferredLanguage',
      'surname',
      'userPrincipalName',
    ]);
    const selected = (
      await practice.graph('GET', `/v1.0/users/${upn('callum.reid')}?$select=accountEnabled,userType,lastPasswordChangeDateTime`)
    ).body;
    expect(Object.keys(selected).sort()).toEqual(['@odata.context', 'accountEnabled', 'lastPasswordChangeDateTime', 'userType']);
    expect(selected.accountEnabled).toBe(false);
    expect((await practice.graph('GET', `/v1.0/users/${upn('callum.reid')}?$select=nonsense`)).status).toBe(400);
    expect((await practice.graph('GET', '/v1.0/users?$select=aboutMe')).status).toBe(501);
  });

  test('is found by id and by UPN, a guest by the encoded UPN; nobody by an unknown one', async () => {
    const practice = await startPractice();
    const guest = 'amara.nwosu_riverside.example#EXT#@northmoor.example';
    const found = await practice.graph('GET', `/v1.0/users/${encodeURIComponent(guest)}?$select=id,userType`);
    expect(found.body.userType).toBe('Guest');
    expect((await practice.graph('GET', `/v1.0/users/${found.body.id}`)).body.userPrincipalName).toBe(guest);
    expect(await practice.graph('GET', '/v1.0/users/68be84bf-a585-4776-80b3-30aa5207aa22')).toMatchObject({
      status: 404,
      body: {
        error: {
          code: 'Request_ResourceNotFound',
          message:
            "Resource '68be84bf-a585-4776-80b3-30aa5207aa22' does not exist or one of its queried reference-property objects are not present.",
        },
      },
    });
  });

  test('has a manager with its type, or 404; and the manager expanded', async () => {
    const practice = await startPractice();
    expect((await practice.graph('GET', `/v1.0/users/${upn('priya.raman')}/manager`)).body).toMatchObject({
      '@odata.type': '#microsoft.graph.user',
      displayName: 'Rosalind Achebe',
    });
    expect((await practice.graph('GET', `/v1.0/users/${upn('nikhil.desai')}/manager`)).status).toBe(404);
    expect((await practice.graph('GET', `/v1.0/users/${upn('priya.raman')}?$expand=manager`)).body.manager.displayName).toBe(
      'Rosalind Achebe',
    );
  });

  test('has a photo as bytes in the published sizes, or 404', async () => {
    const practice = await startPractice();
    const photo = await fetch(`${practice.url}/v1.0/users/${upn('priya.raman')}/photos/96x96/$value`, {
      headers: { Authorization: `Bearer ${practice.agents[0]!.token}` },
    });
    const bytes = Buffer.from(await photo.arrayBuffer());
    expect(photo.headers.get('content-type')).toBe('image/png');
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(bytes.readUInt32BE(16)).toBe(96);
    expect((await practice.graph('GET', `/v1.0/users/${upn('priya.raman')}/photos/97x97/$value`)).status).toBe(404);
    expect((await practice.graph('GET', `/v1.0/users/${upn('grace.mbeki')}/photo/$value`)).status).toBe(404);
  });

  test('is a member of groups, units and roles; roles through a group show only transitively', async () => {
    const practice = await startPractice();
    const list = async (who: string, path: string): Promise<string[]> =>
      names((await practice.graph('GET', `/v1.0/users/${upn(who)}/${path}`)).body);
    expect(await list('tomasz.zielinski', 'memberOf')).toEqual(['School of Strings students', 'Strings campus']);
    expect(await list('tomasz.zielinski', 'transitiveMemberOf/microsoft.graph.group')).toEqual([
      'School of Strings students',
      'All students',
    ]);
    expect(await list('helena.brandt', 'transitiveMemberOf/microsoft.graph.directoryRole')).toEqual(['Global Administrator']);
    expect(await list('pavel.dvorak', 'memberOf/microsoft.graph.directoryRole')).toEqual([]);
    expect(await list('pavel.dvorak', 'transitiveMemberOf/microsoft.graph.directoryRole')).toEqual(['Application Administrator']);
    const refused = await practice.graph(
      'GET',
      `/v1.0/users/${upn('helena.brandt')}/transitiveMemberOf/microsoft.graph.directoryRole?$top=5`,
    );
    expect(refused.body.error.message).toContain('does not support custom page sizes');
  });
});

test('the same seed, size and time give the same directory; the cast is the same whatever they are', async () => {
  const one = await startPractice({ users: 200 });
  const two = await startPractice({ users: 200 });
  const other = await startPractice({ users: 150, seed: 8 });
  const strip = (practice: Practice) =>
    practice.tenant.directory.people.map((person) => [person.id, person.displayName, practice.tenant.auth(person)]);
  expect(strip(one)).toEqual(strip(two));
  expect(other.tenant.directory.find(upn('priya.raman'))).toEqual(one.tenant.directory.find(upn('priya.raman')));
  expect(strip(other)[140]).not.toEqual(strip(one)[140]);
});
