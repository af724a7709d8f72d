import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { AGENT, query, startPractice, upn, type Json, type Practice } from './practice.ts';

/** A person with just this role, found by the role. */
const tokenWith = async (practice: Practice, role: string): Promise<string> => {
  const { principalId } = practice.tenant.directory.roleAssignments.find((one) => one.role === role)!;
  return (await practice.control('POST', '/tokens', { user: principalId })).body.token;
};
const idOf = (practice: Practice, who: string): string => practice.tenant.directory.find(upn(who))!.id;

describe('risk', () => {
  test('is judged by a security role; the verdict shows after a moment and stays in the history', async () => {
    const practice = await startPractice();
    const id = idOf(practice, 'nikhil.desai');
    const token = await tokenWith(practice, 'Security Administrator');
    const read = async (): Promise<Json> => (await practice.graph('GET', `/v1.0/identityProtection/riskyUsers/${id}`)).body;
    expect(await read()).toMatchObject({ riskLevel: 'medium', riskState: 'atRisk', isProcessing: false });
    const dismiss = { body: { userIds: [id] } };
    expect(
      (await practice.graph('POST', '/v1.0/identityProtection/riskyUsers/dismiss', { ...dismiss, as: AGENT.globalReader })).status,
    ).toBe(403);
    expect((await practice.graph('POST', '/v1.0/identityProtection/riskyUsers/dismiss', { ...dismiss, token })).status).toBe(204);
    expect(await read()).toMatchObject({ riskState: 'atRisk', isProcessing: true });
    practice.tenant.clock.advance(4000);
    expect(await read()).toMatchObject({ riskLevel: 'none', riskState: 'dismissed', isProcessing: false });
    expect(
      (await practice.graph('GET', `/v1.0/identityProtection/riskyUsers/${id}/history`)).body.value.map((one: Json) => one.riskState),
    ).toEqual(['atRisk', 'dismissed']);
  });

  test('of more than 60 people at once, or of nobody, is refused', async () => {
    const practice = await startPractice();
    const token = await tokenWith(practice, 'Security Administrator');
    const status = async (userIds: unknown): Promise<number> =>
      (await practice.graph('POST', '/v1.0/identityProtection/riskyUsers/confirmCompromised', { token, body: { userIds } })).status;
    const ids = practice.tenant.directory.people.map((person) => person.id);
    expect(await status(ids.slice(0, 60))).toBe(204);
    expect([await status(ids.slice(0, 61)), await status([]), await status('x'), await status(['nobody'])]).toEqual([400, 400, 400, 404]);
  });

  test('of a sign-in is confirmed on the sign-in', async () => {
    const practice = await startPractice();
    const token = await tokenWith(practice, 'Security Administrator');
    const [row] = (
      await practice.graph('GET', `/v1.0/auditLogs/signIns${query({ filter: `userId eq '${idOf(practice, 'nikhil.desai')}'`, top: '1' })}`)
    ).body.value;
    expect(
      (await practice.graph('POST', '/v1.0/auditLogs/signIns/confirmCompromised', { token, body: { requestIds: [row.id] } })).status,
    ).toBe(204);
    expect((await practice.graph('GET', `/v1.0/auditLogs/signIns/${row.id}`)).body).toMatchObject({
      riskState: 'confirmedCompromised',
      riskDetail: 'adminConfirmedSigninCompromised',
    });
  });
});

describe('registration reports', () => {
  test('count what the methods say, under the names of the report', async () => {
    const practice = await startPractice();
    const report = (
      await practice.graph(
        'GET',
        "/v1.0/reports/authenticationMethods/usersRegisteredByMethod(includedUserTypes='all',includedUserRoles='all')",
      )
    ).body;
    const counts = Object.fromEntries(report.userRegistrationMethodCounts.map((one: Json) => [one.authenticationMethod, one.userCount]));
    const truth = practice.tenant.directory.people.filter((person) =>
      practice.tenant.auth(person).methods.some((method) => method.kind === 'fido2'),
    ).length;
    expect([report.totalUserCount, counts.password, counts.passKeyDeviceBound]).toEqual([120, 120, truth]);
    expect(
      (
        await practice.graph(
          'GET',
          "/v1.0/reports/authenticationMethods/usersRegisteredByMethod(includedUserTypes='x',includedUserRoles='all')",
        )
      ).status,
    ).toBe(400);
  });

  test('filter and page without naming anybody twice', async () => {
    const practice = await startPractice();
    const path = `/v1.0/reports/authenticationMethods/userRegistrationDetails${query({ filter: "methodsRegistered/any(m: m eq 'mobilePhone')", top: '7' })}`;
    const names: string[] = [];
    let next: string | undefined = path;
    while (next !== undefined) {
      const body: Json = (await practice.graph('GET', next)).body;
      names.push(...body.value.map((one: Json) => one.userPrincipalName));
      next = body['@odata.nextLink']?.slice(practice.url.length);
    }
    const truth = practice.tenant.directory.people.filter((person) =>
      practice.tenant.auth(person).methods.some((method) => method.kind === 'phone' && method.phoneType === 'mobile'),
    );
    expect(names).toEqual(truth.map((person) => person.userPrincipalName));
    expect(
      (await practice.graph('GET', `/v1.0/reports/authenticationMethods/userRegistrationDetails${query({ filter: "jobTitle eq 'x'" })}`))
        .status,
    ).toBe(400);
  });
});

describe('named locations', () => {
  test('are made, changed and removed by the right role; a trusted one first loses its trust', async () => {
    const practice = await startPractice();
    const token = await tokenWith(practice, 'Conditional Access Administrator');
    const path = '/v1.0/identity/conditionalAccess/namedLocations';
    const body = {
      '@odata.type': '#microsoft.graph.ipNamedLocation',
      displayName: 'Annexe',
      isTrusted: true,
      ipRanges: [{ '@odata.type': '#microsoft.graph.iPv4CidrRange', cidrAddress: '198.51.100.0/24' }],
    };
    expect((await practice.graph('POST', path, { body })).status).toBe(403);
    const { id } = (await practice.graph('POST', path, { body, token })).body;
    expect((await practice.graph('DELETE', `${path}/${id}`, { token })).status).toBe(400);
    expect(
      (await practice.graph('PATCH', `${path}/${id}`, { token, body: { '@odata.type': body['@odata.type'], isTrusted: false } })).status,
    ).toBe(204);
    expect((await practice.graph('DELETE', `${path}/${id}`, { token })).status).toBe(204);
    expect((await practice.graph('GET', `${path}/${id}`)).status).toBe(404);
    expect(
      (
        await practice.graph(
          'GET',
          `${path}${query({ filter: "microsoft.graph.countryNamedLocation/countriesAndRegions/any(c: c eq 'GB')" })}`,
        )
      ).body.value.map((one: Json) => one.displayName),
    ).toEqual(['Home countries']);
  });

  test('need both scopes to be written', async () => {
    const practice = await startPractice();
    const { principalId } = practice.tenant.directory.roleAssignments.find((one) => one.role === 'Conditional Access Administrator')!;
    const only = (await practice.control('POST', '/tokens', { user: principalId, scopes: ['Policy.ReadWrite.ConditionalAccess'] })).body
      .token;
    expect((await practice.graph('DELETE', '/v1.0/identity/conditionalAccess/namedLocations/x', { token: only })).body.error.code).toBe(
      'Authorization_RequestDenied',
    );
  });
});

test('a consent is taken back and stays away; an app role too', async () => {
  const practice = await startPractice();
  const token = await tokenWith(practice, 'Global Administrator');
  const grants = async (): Promise<Json[]> =>
    (await practice.graph('GET', `/v1.0/users/${upn('priya.raman')}/oauth2PermissionGrants`)).body.value;
  const [first] = await grants();
  expect((await practice.graph('DELETE', `/v1.0/oauth2PermissionGrants/${first.id}`)).status).toBe(403);
  expect((await practice.graph('DELETE', `/v1.0/oauth2PermissionGrants/${first.id}`, { token })).status).toBe(204);
  expect((await grants()).map((one) => one.id)).not.toContain(first.id);
  expect((await practice.graph('DELETE', `/v1.0/oauth2PermissionGrants/${first.id}`, { token })).status).toBe(404);
  const roles = `/v1.0/users/${upn('priya.raman')}/appRoleAssignments`;
  const [role] = (await practice.graph('GET', roles)).body.value;
  expect((await practice.graph('DELETE', `${roles}/${role.id}`, { token })).status).toBe(204);
  expect((await practice.graph('GET', roles)).body.value.map((one: Json) => one.id)).not.toContain(role.id);
});

test('delta lists everybody once, then only who changed', async () => {
  const practice = await startPractice({ users: 450 });
  const follow = async (path: string): Promise<{ ids: string[]; link: string }> => {
    const ids: string[] = [];
    let next: string | undefined = path;
    let link = '';
    while (next !== undefined) {
      const body: Json = (await practice.graph('GET', next)).body;
      ids.push(...body.value.map((one: Json) => one.id));
      link = body['@odata.deltaLink']?.slice(practice.url.length) ?? '';
      next = body['@odata.nextLink']?.slice(practice.url.length);
    }
    return { ids, link };
  };
  const first = await follow('/v1.0/users/delta?$select=displayName');
  expect(new Set(first.ids).size).toBe(450);
  expect((await follow(first.link)).ids).toEqual([]);
  await practice.graph('PATCH', `/v1.0/users/${upn('priya.raman')}`, { body: { accountEnabled: false } });
  expect((await follow(first.link)).ids).toEqual([idOf(practice, 'priya.raman')]);
});

test('a device is disabled by the right role and shows it', async () => {
  const practice = await startPractice();
  const token = await tokenWith(practice, 'Intune Administrator');
  const [laptop] = (await practice.graph('GET', `/v1.0/users/${upn('priya.raman')}/registeredDevices`)).body.value;
  expect((await practice.graph('PATCH', `/v1.0/devices/${laptop.id}`, { body: { accountEnabled: false } })).status).toBe(403);
  expect((await practice.graph('PATCH', `/v1.0/devices/${laptop.id}`, { token, body: { accountEnabled: false } })).status).toBe(204);
  expect((await practice.graph('GET', `/v1.0/devices/${laptop.id}`)).body.accountEnabled).toBe(false);
});

test('hunting answers its few questions and refuses others', async () => {
  const practice = await startPractice();
  const hunt = (Query: string) => practice.graph('POST', '/v1.0/security/runHuntingQuery', { body: { Query } });
  const found = (await hunt(`AADSignInEventsBeta | where AccountUpn =~ "${upn('priya.raman')}" | limit 50`)).body;
  expect(found.schema[0]).toEqual({ name: 'Timestamp', type: 'DateTime' });
  expect(found.results.length).toBeGreaterThan(5);
  expect((await hunt('DeviceEvents | take 5')).status).toBe(400);
});

describe('a passkey', () => {
  /** What a security key would answer: "none" attestation over the challenge, in hand-made CBOR. */
  const credential = (challenge: string, rpId = 'login.microsoftonline.com', origin = 'https://login.microsoftonline.com'): Json => {
    const id = Buffer.from('practice-credential-id');
    const length = Buffer.alloc(2);
    length.writeUInt16BE(id.length);
    const authData = Buffer.concat([
      createHash('sha256').update(rpId).digest(),
      Buffer.from([0x45, 0, 0, 0, 1]),
      Buffer.from('a000000000004000800000000000b10e', 'hex'),
      length,
      id,
      Buffer.from([0xa0]),
    ]);
    const text = (value: string): Buffer => Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)]);
    const attestation = Buffer.concat([
      Buffer.from([0xa3]),
      text('fmt'),
      text('none'),
      text('attStmt'),
      Buffer.from([0xa0]),
      text('authData'),
      Buffer.from([0x58, authData.length]),
      authData,
    ]);
    const clientData = JSON.stringify({ type: 'webauthn.create', challenge, origin, crossOrigin: false });
    return {
      id: id.toString('base64url'),
      response: { clientDataJSON: Buffer.from(clientData).toString('base64url'), attestationObject: attestation.toString('base64url') },
    };
  };
  const base = `/v1.0/users/${upn('femi.balogun')}/authentication/fido2Methods`;
  const challengeOf = async (practice: Practice): Promise<string> =>
    (await practice.graph('GET', `${base}/creationOptions`)).body.publicKey.challenge;

  test('is registered over a challenge of this tenant, once', async () => {
    const practice = await startPractice();
    const body = { displayName: 'Walk-in key', publicKeyCredential: credential(await challengeOf(practice)) };
    const made = await practice.graph('POST', base, { body });
    expect(made).toMatchObject({
      status: 201,
      body: { displayName: 'Walk-in key', aaGuid: 'a0000000-0000-4000-8000-00000000b10e', model: 'Northmoor Blue Key NFC' },
    });
    expect((await practice.graph('POST', base, { body })).status).toBe(400);
    expect((await practice.graph('GET', base)).body.value.map((one: Json) => one.id)).toEqual([made.body.id]);
  });

  test('over another challenge, site or relying party, too late, or garbled, is refused', async () => {
    const practice = await startPractice();
    const post = async (publicKeyCredential: unknown): Promise<number> =>
      (await practice.graph('POST', base, { body: { displayName: 'x', publicKeyCredential } })).status;
    expect(await post(credential('AAAA'))).toBe(400);
    expect(await post(credential(await challengeOf(practice), 'evil.example'))).toBe(400);
    expect(await post(credential(await challengeOf(practice), undefined, 'https://evil.example'))).toBe(400);
    const whole = credential(await challengeOf(practice));
    expect(await post({ ...whole, id: 'AAAA' })).toBe(400);
    expect(
      await post({ ...whole, response: { ...whole.response, attestationObject: whole.response.attestationObject.slice(0, 40) } }),
    ).toBe(400);
    practice.tenant.clock.advance(5 * 60_000);
    expect(await post(whole)).toBe(400);
    expect((await practice.graph('GET', base)).body.value).toEqual([]);
  });
});

describe('QR code and PIN', () => {
  const base = `/v1.0/users/${upn('femi.balogun')}/authentication/qrCodePinMethod`;

  test('are made together; picture and PIN are shown once', async () => {
    const practice = await startPractice();
    const put = (code: string) => practice.graph('PUT', base, { body: { standardQRCode: {}, pin: { code } } });
    expect((await put('1234567')).status).toBe(400);
    const made = await put('12345678');
    expect(made.body).toMatchObject({
      standardQRCode: { image: { errorCorrectionLevel: 'l' } },
      pin: { code: '12345678', forceChangePinNextSignIn: true },
    });
    const read = (await practice.graph('GET', base)).body;
    expect([read.standardQRCode.image, read.pin.code]).toEqual([null, undefined]);
    expect((await put('12345678')).status).toBe(400);
    expect(JSON.stringify(practice.server.log.list())).not.toContain('12345678');
    const renewed = await practice.graph('PATCH', `${base}/pin`, { body: {} });
    expect(renewed.status).toBe(201);
    expect(renewed.body.code).toMatch(/^\d{8}$/u);
  });

  test('a temporary code lasts up to twelve hours and is never changed', async () => {
    const practice = await startPractice();
    await practice.graph('PUT', base, { body: { pin: { code: '12345678' } } });
    const patch = (hours: number) =>
      practice.graph('PATCH', `${base}/temporaryQRCode`, {
        body: {
          startDateTime: '2026-11-22T09:00:00Z',
          expireDateTime: new Date(Date.parse('2026-11-22T09:00:00Z') + hours * 3_600_000).toISOString(),
        },
      });
    expect((await patch(13)).status).toBe(400);
    expect((await patch(12)).status).toBe(201);
    expect((await patch(2)).status).toBe(400);
    expect((await practice.graph('DELETE', `${base}/temporaryQRCode`)).status).toBe(204);
  });
});
