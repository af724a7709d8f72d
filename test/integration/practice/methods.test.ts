import { describe, expect, test } from 'vitest';
import { AGENT, startPractice, upn, type Practice, type Json } from './practice.ts';

const methodsOf = async (practice: Practice, who: string): Promise<Json[]> =>
  (await practice.graph('GET', `/v1.0/users/${upn(who)}/authentication/methods`)).body.value;
const typed = (who: string, collection: string, id = ''): string =>
  `/v1.0/users/${upn(who)}/authentication/${collection}${id === '' ? '' : `/${id}`}`;
const idIn = async (practice: Practice, who: string, collection: string): Promise<string> =>
  (await practice.graph('GET', typed(who, collection))).body.value[0].id;
const MOBILE = '3179e48a-750b-4051-897c-87b9720928f7';
const ALTERNATE = 'b6332ec1-7057-4abe-9331-3d72feddfe41';
const OFFICE = 'e37fc753-ff3b-4958-9484-eaa9425c82bc';

describe('the list of methods', () => {
  test('names the type of each item and always holds the password with its fixed id', async () => {
    const practice = await startPractice();
    const methods = await methodsOf(practice, 'priya.raman');
    expect(methods.map((method) => method['@odata.type'])).toEqual([
      '#microsoft.graph.passwordAuthenticationMethod',
      '#microsoft.graph.microsoftAuthenticatorAuthenticationMethod',
      '#microsoft.graph.phoneAuthenticationMethod',
      '#microsoft.graph.phoneAuthenticationMethod',
      '#microsoft.graph.fido2AuthenticationMethod',
    ]);
    expect(methods[0]).toMatchObject({ id: '28c10230-6103-485e-b985-444c60001490', password: null, createdDateTime: null });
    expect(await methodsOf(practice, 'femi.balogun')).toHaveLength(1);
  });

  test('leaves out of v1.0 the kinds that only beta knows', async () => {
    const practice = await startPractice();
    const kinds = async (version: string): Promise<string[]> =>
      (await practice.graph('GET', `/${version}/users/${upn('wen.zhang')}/authentication/methods`)).body.value.map((one: Json) =>
        one['@odata.type'].replace('#microsoft.graph.', ''),
      );
    const [v1, beta] = [await kinds('v1.0'), await kinds('beta')];
    expect(beta).toEqual(
      expect.arrayContaining(['hardwareOathAuthenticationMethod', 'passwordlessMicrosoftAuthenticatorAuthenticationMethod']),
    );
    expect(beta.filter((kind) => !v1.includes(kind))).toHaveLength(2);
    expect((await practice.graph('GET', typed('wen.zhang', 'hardwareOathMethods'))).status).toBe(400);
  });

  test('masks phone numbers for an Authentication Administrator and shows them in full to a privileged one', async () => {
    const practice = await startPractice();
    const number = async (as: string): Promise<string> =>
      (await practice.graph('GET', typed('priya.raman', 'phoneMethods'), { as })).body.value[0].phoneNumber;
    expect(await number(AGENT.authenticationAdministrator)).toBe('+44 XXXXXXXX01');
    expect(await number(AGENT.globalReader)).toBe('+44 XXXXXXXX01');
    expect(await number(AGENT.privileged)).toBe('+44 7700900001');
  });

  test('has no DELETE of its own', async () => {
    const practice = await startPractice();
    const id = await idIn(practice, 'priya.raman', 'fido2Methods');
    const answer = await practice.graph('DELETE', typed('priya.raman', 'methods', id));
    expect(answer.status).toBe(404);
    expect(answer.body.Message).toContain('No HTTP resource was found');
    expect(await methodsOf(practice, 'priya.raman')).toHaveLength(5);
  });

  test('matches resource segments in any case', async () => {
    const practice = await startPractice();
    expect((await practice.graph('GET', `/V1.0/USERS/${upn('priya.raman')}/Authentication/PhoneMethods`)).body.value).toHaveLength(2);
  });
});

describe('the default method', () => {
  test('cannot be deleted while another that could be the default exists', async () => {
    const practice = await startPractice();
    const id = await idIn(practice, 'priya.raman', 'microsoftAuthenticatorMethods');
    const refused = await practice.graph('DELETE', typed('priya.raman', 'microsoftAuthenticatorMethods', id));
    expect(refused.status).toBe(400);
    expect(refused.body.error).toMatchObject({
      code: 'badRequest',
      message: 'Cannot delete default method with other methods configured. Please change default method before deletion.',
    });
    expect(refused.body.error.innerError.message).toBe(refused.body.error.message);
  });

  test('goes last: after the others are gone, a kept key does not hold it back', async () => {
    const practice = await startPractice();
    const id = await idIn(practice, 'priya.raman', 'microsoftAuthenticatorMethods');
    for (const phone of [MOBILE, OFFICE])
      expect((await practice.graph('DELETE', typed('priya.raman', 'phoneMethods', phone))).status).toBe(204);
    expect((await practice.graph('DELETE', typed('priya.raman', 'microsoftAuthenticatorMethods', id))).status).toBe(204);
    const truth = (await practice.control('GET', `/users/${upn('priya.raman')}`)).body;
    expect(truth.defaultMethod).toBeNull();
    expect(truth.methods.map((one: Json) => one.kind)).toEqual(['fido2']);
  });

  test('may go at once when another default was chosen first', async () => {
    const practice = await startPractice();
    const preferences = `/beta/users/${upn('priya.raman')}/authentication/signInPreferences`;
    const id = await idIn(practice, 'priya.raman', 'microsoftAuthenticatorMethods');
    expect(
      (await practice.graph('PATCH', preferences, { body: { userPreferredMethodForSecondaryAuthentication: 'voiceOffice' } })).status,
    ).toBe(204);
    expect((await practice.graph('DELETE', typed('priya.raman', 'microsoftAuthenticatorMethods', id))).status).toBe(204);
    expect((await practice.graph('GET', preferences)).body.userPreferredMethodForSecondaryAuthentication).toBe('voiceOffice');
  });

  test('one of two Authenticators may go, because push stays covered', async () => {
    const practice = await startPractice();
    const [old, kept] = (await practice.graph('GET', typed('kenji.watanabe', 'microsoftAuthenticatorMethods'))).body.value;
    expect((await practice.graph('DELETE', typed('kenji.watanabe', 'microsoftAuthenticatorMethods', old.id))).status).toBe(204);
    expect(
      (await practice.graph('GET', typed('kenji.watanabe', 'microsoftAuthenticatorMethods'))).body.value.map((one: Json) => one.id),
    ).toEqual([kept.id]);
  });

  test('an only method may go, and a pass beside it does not count as another', async () => {
    const practice = await startPractice();
    expect((await practice.graph('POST', typed('tomasz.zielinski', 'temporaryAccessPassMethods'), { body: {} })).status).toBe(201);
    const id = await idIn(practice, 'tomasz.zielinski', 'microsoftAuthenticatorMethods');
    expect((await practice.graph('DELETE', typed('tomasz.zielinski', 'microsoftAuthenticatorMethods', id))).status).toBe(204);
  });

  test('cannot be set to something that is not registered', async () => {
    const practice = await startPractice();
    const answer = await practice.graph('PATCH', `/beta/users/${upn('tomasz.zielinski')}/authentication/signInPreferences`, {
      body: { userPreferredMethodForSecondaryAuthentication: 'sms' },
    });
    expect(answer.status).toBe(400);
  });
});

describe('phones', () => {
  test('the mobile cannot go while an alternate mobile exists; the other way round works', async () => {
    const practice = await startPractice();
    // His default is sms to the mobile: the default rule speaks first, so move it away.
    await practice.graph('PATCH', `/beta/users/${upn('daniel.oconnor')}/authentication/signInPreferences`, {
      body: { userPreferredMethodForSecondaryAuthentication: 'voiceAlternateMobile' },
    });
    const refused = await practice.graph('DELETE', typed('daniel.oconnor', 'phoneMethods', MOBILE));
    expect(refused).toMatchObject({ status: 400, body: { error: { code: 'badRequest' } } });
    expect(refused.body.error.message).toContain('alternate mobile');
    await practice.graph('PATCH', `/beta/users/${upn('daniel.oconnor')}/authentication/signInPreferences`, {
      body: { userPreferredMethodForSecondaryAuthentication: 'sms' },
    });
    expect((await practice.graph('DELETE', typed('daniel.oconnor', 'phoneMethods', ALTERNATE))).status).toBe(204);
    expect((await practice.graph('DELETE', typed('daniel.oconnor', 'phoneMethods', MOBILE))).status).toBe(204);
  });

  test('an alternate mobile needs a mobile, a type is held once, a number has its form', async () => {
    const practice = await startPractice();
    const post = (body: unknown) => practice.graph('POST', typed('femi.balogun', 'phoneMethods'), { body });
    expect((await post({ phoneType: 'alternateMobile', phoneNumber: '+44 7700900099' })).body.error.code).toBe('badRequest');
    for (const number of ['07700900099', '+447700900099', '+44 7700 900099', '+44 XXXXXXXX99', '']) {
      expect((await post({ phoneType: 'mobile', phoneNumber: number })).body.error.code, number).toBe('invalidRequest');
    }
    expect(await post({ phoneType: 'mobile', phoneNumber: '+44 7700900099' })).toMatchObject({
      status: 201,
      body: { id: MOBILE, phoneType: 'mobile' },
    });
    expect((await post({ phoneType: 'mobile', phoneNumber: '+44 7700900098' })).status).toBe(400);
    expect((await post({ phoneType: 'alternateMobile', phoneNumber: '+44 7700900097' })).body.id).toBe(ALTERNATE);
  });

  test('a number is changed without a body in the answer, its type never', async () => {
    const practice = await startPractice();
    const patch = (body: unknown) => practice.graph('PATCH', typed('priya.raman', 'phoneMethods', MOBILE), { body });
    expect(await patch({ phoneNumber: '+44 7700900050', phoneType: 'mobile' })).toMatchObject({ status: 204, body: undefined });
    expect((await patch({ phoneNumber: '+44 7700900050', phoneType: 'office' })).status).toBe(400);
    const truth = (await practice.control('GET', `/users/${upn('priya.raman')}`)).body;
    expect(truth.methods.find((one: Json) => one.id === MOBILE).phoneNumber).toBe('+44 7700900050');
  });
});

describe('password reset', () => {
  const path = `/v1.0/users/${upn('priya.raman')}/authentication/methods/28c10230-6103-485e-b985-444c60001490/resetPassword`;

  test('tells a made-up password once and its outcome only by polling the Location as it is', async () => {
    const practice = await startPractice();
    const answer = await practice.graph('POST', path);
    expect(answer.status).toBe(202);
    expect(answer.body.newPassword).toMatch(/^Practice-/u);
    const location = new URL(answer.headers.get('location') ?? '');
    expect(location.search).not.toBe('');
    const states: string[] = [];
    for (let i = 0; i < 3; i += 1) {
      states.push((await practice.graph('GET', location.pathname + location.search)).body.status);
      practice.tenant.clock.advance(2000);
    }
    expect(states).toEqual(['notStarted', 'running', 'succeeded']);
    expect((await practice.graph('GET', location.pathname)).status).toBe(404);
    expect(JSON.stringify(practice.server.log.list())).not.toContain(answer.body.newPassword);
  });

  test('keeps a given password out of the answer and out of the log', async () => {
    const practice = await startPractice();
    const answer = await practice.graph('POST', path, { body: { newPassword: 'practice-canary-1' } });
    expect(answer).toMatchObject({ status: 202, body: undefined });
    expect(JSON.stringify((await practice.control('GET', '/requests')).body)).not.toContain('practice-canary-1');
  });
});

describe('hardware tokens', () => {
  test('are assigned, activated with the code that they show, and returned to stock when unassigned', async () => {
    const practice = await startPractice();
    const { totp } = await import('../../../practice/methods/totp.ts');
    const token = [...practice.tenant.hardwareTokens.values()].find((one) => one.status === 'available')!;
    const base = `/beta/users/${upn('priya.raman')}/authentication/hardwareOathMethods`;
    expect((await practice.graph('POST', base, { body: { device: { id: token.id } } })).status).toBe(201);
    expect((await practice.graph('POST', `${base}/${token.id}/activate`, { body: { verificationCode: '000000' } })).status).toBe(400);
    expect(token.status).toBe('failedActivation');
    expect(
      (
        await practice.graph('POST', `${base}/${token.id}/activate`, {
          body: { verificationCode: totp(token, practice.tenant.clock.nowMs()) },
        })
      ).status,
    ).toBe(204);
    expect((await practice.graph('GET', base)).body.value[0].device).toMatchObject({
      status: 'activated',
      secretKey: null,
      assignedTo: { displayName: 'Priya Raman' },
    });
    expect((await practice.graph('DELETE', `${base}/${token.id}`)).status).toBe(204);
    expect(token).toMatchObject({ status: 'available', assignedTo: null });
  });
});
