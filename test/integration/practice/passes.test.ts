import { describe, expect, test } from 'vitest';
import { startCaller } from '../../../practice/caller.ts';
import { AGENT, startPractice, upn, type Answer, type Practice, type Json } from './practice.ts';

const path = (who: string): string =>
  `/v1.0/users/${who.includes('@') ? encodeURIComponent(who) : upn(who)}/authentication/temporaryAccessPassMethods`;
const create = (practice: Practice, who: string, body: unknown = {}, as?: string): Promise<Answer> =>
  practice.graph('POST', path(who), { body, ...(as === undefined ? {} : { as }) });

describe('a Temporary Access Pass', () => {
  test('shows its code in the 201 and never again', async () => {
    const practice = await startPractice();
    const made = await create(practice, 'priya.raman', { lifetimeInMinutes: 90, isUsableOnce: true });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      lifetimeInMinutes: 90,
      isUsableOnce: true,
      isUsable: true,
      methodUsabilityReason: 'EnabledByPolicy',
    });
    const code: string = made.body.temporaryAccessPass;
    expect(code).toHaveLength(8);
    const elsewhere = [
      await practice.graph('GET', path('priya.raman')),
      await practice.graph('GET', `/v1.0/users/${upn('priya.raman')}/authentication/methods`),
      await practice.control('GET', `/users/${upn('priya.raman')}`),
      await practice.control('GET', '/requests'),
    ];
    for (const answer of elsewhere) expect(JSON.stringify(answer.body)).not.toContain(code);
    expect(elsewhere[0]?.body.value[0].temporaryAccessPass).toBeNull();
  });

  test('is one a person: a second takes the place of the first', async () => {
    const practice = await startPractice();
    const first = await create(practice, 'sofia.lindqvist');
    const second = await create(practice, 'sofia.lindqvist');
    expect((await practice.graph('GET', path('sofia.lindqvist'))).body.value.map((one: Json) => one.id)).toEqual([second.body.id]);
    expect(second.body.id).not.toBe(first.body.id);
  });

  test('keeps to the limits of the service and of the policy', async () => {
    const practice = await startPractice();
    for (const lifetimeInMinutes of [9, 10, 59, 481, 43_201, 60.5, '60'])
      expect((await create(practice, 'priya.raman', { lifetimeInMinutes })).status, String(lifetimeInMinutes)).toBe(400);
    for (const lifetimeInMinutes of [60, 480]) expect((await create(practice, 'priya.raman', { lifetimeInMinutes })).status).toBe(201);
    expect((await create(practice, 'priya.raman')).body.lifetimeInMinutes).toBe(60);
  });

  test('must be for one use where the policy says so, and is refused where it is off', async () => {
    const practice = await startPractice();
    const tap = practice.tenant.policy.find('TemporaryAccessPass')!;
    tap['isUsableOnce'] = true;
    expect((await create(practice, 'priya.raman', { isUsableOnce: false })).status).toBe(400);
    expect((await create(practice, 'priya.raman')).body.isUsableOnce).toBe(true);
    tap.state = 'disabled';
    const refused = await create(practice, 'priya.raman');
    expect(refused).toMatchObject({ status: 400 });
    expect(refused.body.error.message).toContain('Converged UserCredentialPolicy does not allow');
    expect((await practice.graph('GET', path('priya.raman'))).body.value[0]).toMatchObject({
      isUsable: false,
      methodUsabilityReason: 'DisabledByPolicy',
    });
  });

  test('is not valid before its start, and stays listed after its end', async () => {
    const practice = await startPractice();
    await create(practice, 'priya.raman', { startDateTime: '2026-11-22T10:00:00Z', lifetimeInMinutes: 60 });
    const reason = async (): Promise<string> => (await practice.graph('GET', path('priya.raman'))).body.value[0].methodUsabilityReason;
    expect(await reason()).toBe('NotYetValid');
    practice.tenant.clock.advance(61 * 60_000);
    expect(await reason()).toBe('EnabledByPolicy');
    practice.tenant.clock.advance(60 * 60_000);
    expect(await reason()).toBe('Expired');
    expect((await practice.graph('GET', path('oskar.berg'))).body.value[0]).toMatchObject({
      isUsable: false,
      methodUsabilityReason: 'Expired',
    });
  });

  test('is refused for oneself, for guests, for unknown people and by the wrong role', async () => {
    const practice = await startPractice();
    expect((await create(practice, 'morag.sinclair')).status).toBe(403);
    expect((await create(practice, 'amara.nwosu_riverside.example#EXT#@northmoor.example')).status).toBe(400);
    expect((await create(practice, 'nobody')).status).toBe(404);
    expect(await create(practice, 'priya.raman', {}, AGENT.helpdesk)).toMatchObject({
      status: 403,
      body: { error: { code: 'accessDenied', message: 'Request Authorization failed' } },
    });
    expect((await practice.graph('GET', path('priya.raman'))).body.value).toEqual([]);
  });
});

describe('the invented caller', () => {
  const settled = async (practice: Practice, who: string, wanted: number): Promise<string[]> => {
    let names: string[] = [];
    const registered = async (): Promise<number> => {
      names = (await practice.control('GET', `/users/${upn(who)}`)).body.methods
        .filter((one: Json) => one.kind === 'microsoftAuthenticator')
        .map((one: Json) => one.displayName);
      return names.length;
    };
    await expect.poll(registered).toBeGreaterThanOrEqual(wanted);
    return names;
  };

  test('registers the Authenticator of a new phone with the pass, and the sign-in shows after the lag', async () => {
    const practice = await startPractice({ logLagSeconds: 60 });
    const caller = startCaller(practice.tenant, 0);
    const made = await create(practice, 'priya.raman', { isUsableOnce: true });
    expect(await settled(practice, 'priya.raman', 2)).toContain('Priya’s new phone');
    caller.stop();
    expect((await practice.graph('GET', path('priya.raman'))).body.value[0]).toMatchObject({
      id: made.body.id,
      methodUsabilityReason: 'OneTimeUsed',
    });
    const id = (await practice.graph('GET', `/v1.0/users/${upn('priya.raman')}`)).body.id;
    const newest = async (): Promise<string> =>
      (await practice.graph('GET', `/v1.0/auditLogs/signIns?$top=1&$filter=userId eq '${id}'`)).body.value[0].status.additionalDetails;
    expect(await newest()).not.toContain('Temporary Access Pass');
    practice.tenant.clock.advance(61_000);
    expect(await newest()).toContain('Temporary Access Pass');
  });

  test('does nothing with a pass that was taken back', async () => {
    const practice = await startPractice();
    const caller = startCaller(practice.tenant, 0.05);
    const made = await create(practice, 'priya.raman');
    await practice.graph('DELETE', `${path('priya.raman')}/${made.body.id}`);
    await new Promise((resolve) => setTimeout(resolve, 120));
    caller.stop();
    expect(
      (await practice.control('GET', `/users/${upn('priya.raman')}`)).body.methods.filter(
        (one: Json) => one.kind === 'microsoftAuthenticator',
      ),
    ).toHaveLength(1);
  });
});
