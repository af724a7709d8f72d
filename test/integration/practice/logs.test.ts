import { describe, expect, test } from 'vitest';
import { NOW, query, startPractice, upn, type Practice, type Json } from './practice.ts';

const DAY = 86_400_000;
const list = (practice: Practice, options: Record<string, string>, version = 'v1.0') =>
  practice.graph('GET', `/${version}/auditLogs/signIns${query(options)}`);

describe('sign-ins', () => {
  test('come newest first, in pages that fit together without gap or repeat', async () => {
    const practice = await startPractice();
    const ids: string[] = [];
    const times: number[] = [];
    let path: string | undefined = `/v1.0/auditLogs/signIns?$top=700`;
    while (path !== undefined) {
      const body: Json = (await practice.graph('GET', path)).body;
      ids.push(...body.value.map((one: Json) => one.id));
      times.push(...body.value.map((one: Json) => Date.parse(one.createdDateTime)));
      path = body['@odata.nextLink']?.slice(practice.url.length);
    }
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(120 * 20);
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(Math.min(...times)).toBeGreaterThan(NOW - 31 * DAY);
  });

  test('are 1,000 to a page at most, whatever $top asks', async () => {
    const practice = await startPractice();
    expect((await list(practice, { top: '5000' })).body.value).toHaveLength(1000);
  });

  test('of one person are the same with a filter as picked out of all', async () => {
    const practice = await startPractice();
    const { id } = practice.tenant.directory.find(upn('priya.raman'))!;
    const filtered = (await list(practice, { filter: `userId eq '${id}'` })).body.value.map((one: Json) => one.id);
    const rows = [...practice.tenant.signIns.rows(NOW, {}, undefined)].filter(({ row }) => row.person.id === id).map(({ row }) => row.id);
    expect(filtered).toEqual(rows);
    expect(filtered.length).toBeGreaterThan(5);
    expect(
      (await list(practice, { filter: `userPrincipalName eq '${upn('priya.raman')}'` })).body.value.map((one: Json) => one.id),
    ).toEqual(filtered);
  });

  test('filter on the published properties and operators and on nothing else', async () => {
    const practice = await startPractice();
    const since = new Date(NOW - 3 * DAY).toISOString();
    const good = [
      'status/errorCode eq 50126',
      "startsWith(appDisplayName,'Northmoor')",
      "location/countryOrRegion eq 'GB'",
      `createdDateTime ge ${since}`,
      "startsWith(userDisplayName,'Priya') and status/errorCode eq 0",
    ];
    for (const filter of good) {
      const { status, body } = await list(practice, { filter, top: '50' });
      expect(status, filter).toBe(200);
      expect(body.value.length, filter).toBeGreaterThan(0);
    }
    const late = (await list(practice, { filter: `createdDateTime ge ${since}` })).body.value;
    expect(late.every((one: Json) => Date.parse(one.createdDateTime) >= NOW - 3 * DAY)).toBe(true);
    for (const filter of [
      "userDisplayName ne 'x'",
      "contains(appDisplayName,'x')",
      'isInteractive eq true',
      "startsWith(appId,'x')",
      "not (appId eq 'x')",
      "signInEventTypes/any(t: t eq 'x')",
    ]) {
      expect((await list(practice, { filter })).status, filter).toBe(400);
    }
  });

  test('tell of the second factor only in beta', async () => {
    const practice = await startPractice();
    const filter = `userPrincipalName eq '${upn('priya.raman')}'`;
    const [v1] = (await list(practice, { filter, top: '1' })).body.value;
    const [beta] = (await list(practice, { filter, top: '1' }, 'beta')).body.value;
    expect(v1.status.errorCode).toBe(500121);
    expect(v1).not.toHaveProperty('authenticationDetails');
    expect(beta.authenticationDetails.map((step: Json) => step.succeeded)).toEqual([true, false]);
  });

  test('can be read one by one', async () => {
    const practice = await startPractice();
    for (const one of (await list(practice, { top: '5' })).body.value)
      expect((await practice.graph('GET', `/v1.0/auditLogs/signIns/${one.id}`)).body.createdDateTime).toBe(one.createdDateTime);
    expect((await practice.graph('GET', '/v1.0/auditLogs/signIns/66ea54eb-6301-4ee5-be62-ff5a759b0100')).status).toBe(404);
  });
});

describe('directory audits', () => {
  test('show what an agent did, after the lag, under who did it and to whom', async () => {
    const practice = await startPractice({ logLagSeconds: 90 });
    const target = practice.tenant.directory.find(upn('priya.raman'))!;
    await practice.graph('POST', `/v1.0/users/${target.id}/authentication/temporaryAccessPassMethods`, { body: {} });
    const about = `/v1.0/auditLogs/directoryAudits${query({ filter: `targetResources/any(t: t/id eq '${target.id}') and loggedByService eq 'Authentication Methods' and activityDateTime ge ${new Date(NOW).toISOString()}` })}`;
    expect((await practice.graph('GET', about)).body.value).toEqual([]);
    practice.tenant.clock.advance(91_000);
    const [entry] = (await practice.graph('GET', about)).body.value;
    expect(entry).toMatchObject({
      activityDisplayName: 'Admin registered security info',
      result: 'success',
      initiatedBy: { user: { userPrincipalName: upn('morag.sinclair') }, app: null },
    });
    expect(JSON.stringify(entry)).not.toContain('temporaryAccessPass"');
  });

  test('page, order by date and refuse other filters', async () => {
    const practice = await startPractice();
    const first = (await practice.graph('GET', '/v1.0/auditLogs/directoryAudits?$top=100')).body;
    const second = (await practice.graph('GET', first['@odata.nextLink'].slice(practice.url.length))).body;
    expect(second.value[0].id).not.toBe(first.value.at(-1).id);
    expect(second.value).toHaveLength(100);
    const oldest = (await practice.graph('GET', `/v1.0/auditLogs/directoryAudits${query({ orderby: 'activityDateTime asc', top: '2' })}`))
      .body.value;
    expect(Date.parse(oldest[0].activityDateTime)).toBeLessThan(Date.parse(oldest[1].activityDateTime));
    expect((await practice.graph('GET', `/v1.0/auditLogs/directoryAudits${query({ filter: "operationType eq 'Add'" })}`)).status).toBe(400);
  });
});
