import { createHash, randomBytes } from 'node:crypto';
import { created, invalidRequest, json, methodRule, type GraphAnswer } from '../answers.ts';
import { isoSeconds, MINUTE } from '../clock.ts';
import type { Person } from '../directory/person.ts';
import { CborError, decodeCbor } from '../methods/cbor.ts';
import type { Fido2Method } from '../methods/kinds.ts';
import { KEY_MODELS } from '../methods/make.ts';
import type { GraphCall, Route } from '../router.ts';
import { context, audit, bodyObject, METHODS_SERVICE, methodsContext, mustManageMethods, stringIn, targetOf } from './shared.ts';
import { methodJson } from './method-json.ts';

const RP_ID = 'login.microsoftonline.com';
const ORIGINS = ['https://login.microsoftonline.com', 'https://login.microsoft.com'];
const DEFAULT_TIMEOUT_MINUTES = 5;
const FLAG_USER_PRESENT = 0x01;
const FLAG_ATTESTED = 0x40;
const typed = (name: string): Record<string, string> => ({ '@odata.type': `#microsoft.graph.webauthn${name}` });

const creationOptions = (call: GraphCall): GraphAnswer => {
  const target = targetOf(call);
  mustManageMethods(call, target);
  const given = call.params['challengeTimeoutInMinutes'];
  if (given !== undefined && call.version !== 'beta') throw invalidRequest('creationOptions takes no parameter in v1.0.');
  const minutes = given === undefined ? DEFAULT_TIMEOUT_MINUTES : Number(given);
  if (!Number.isInteger(minutes) || minutes < 5 || minutes > 43_200)
    throw invalidRequest('challengeTimeoutInMinutes must be between 5 and 43200.');
  const challenge = randomBytes(32).toString('base64url');
  call.tenant.challenges.set(challenge, { personId: target.id, expiresAtMs: call.nowMs + minutes * MINUTE });
  const keys = call.tenant.auth(target).methods.filter((method): method is Fido2Method => method.kind === 'fido2');
  return json({
    '@odata.context': context(call, 'microsoft.graph.webauthnCredentialCreationOptions'),
    ...typed('CredentialCreationOptions'),
    challengeTimeoutDateTime: isoSeconds(call.nowMs + minutes * MINUTE),
    publicKey: {
      ...typed('PublicKeyCredentialCreationOptions'),
      rp: { ...typed('PublicKeyCredentialRpEntity'), id: RP_ID, name: 'Microsoft' },
      user: {
        ...typed('PublicKeyCredentialUserEntity'),
        id: Buffer.from(target.id).toString('base64url'),
        displayName: target.displayName,
        name: target.userPrincipalName,
      },
      challenge,
      pubKeyCredParams: [-7, -257].map((alg) => ({ ...typed('PublicKeyCredentialParameters'), type: 'public-key', alg })),
      timeout: 0,
      excludeCredentials: keys.map((key) => ({
        ...typed('PublicKeyCredentialDescriptor'),
        id: key.id,
        transports: [],
        type: 'public-key',
      })),
      authenticatorSelection: {
        ...typed('AuthenticatorSelectionCriteria'),
        authenticatorAttachment: 'cross-platform',
        requireResidentKey: true,
        userVerification: 'required',
      },
      attestation: 'direct',
      extensions: typed('AuthenticationExtensionsClientInputs'),
    },
  });
};

interface Registered {
  readonly credentialId: string;
  readonly aaGuid: string;
}

/** The checks of WebAuthn level 2, section 7.1, as far as they need no trust in a vendor. */
const verify = (call: GraphCall, target: Person, credential: Readonly<Record<string, unknown>>): Registered => {
  const response = credential['response'];
  if (typeof response !== 'object' || response === null) throw invalidRequest("Property 'publicKeyCredential' needs a 'response'.");
  const clientData = bytesOf(stringIn(response as Record<string, unknown>, 'clientDataJSON'));
  const { type, challenge, origin } = parseClientData(clientData);
  const issued = typeof challenge === 'string' ? call.tenant.challenges.get(challenge) : undefined;
  if (type !== 'webauthn.create' || issued?.personId !== target.id)
    throw methodRule('The challenge of the credential was not issued for this user.');
  if (call.nowMs >= issued.expiresAtMs) throw methodRule('The challenge has expired. Get new creation options.');
  if (typeof origin !== 'string' || !ORIGINS.includes(origin)) throw methodRule('The credential was made for another origin.');
  const authData = authDataOf(bytesOf(stringIn(response as Record<string, unknown>, 'attestationObject')));
  if (!authData.subarray(0, 32).equals(createHash('sha256').update(RP_ID).digest()))
    throw methodRule('The credential was made for another relying party.');
  const flags = authData.readUInt8(32);
  if ((flags & FLAG_USER_PRESENT) === 0 || (flags & FLAG_ATTESTED) === 0)
    throw methodRule('The credential does not say that the user was present.');
  const length = authData.length >= 55 ? authData.readUInt16BE(53) : 0;
  const id = authData.subarray(55, 55 + length);
  if (length === 0 || id.length !== length || id.toString('base64url') !== credential['id'])
    throw methodRule('The id of the credential does not match its attestation.');
  if (typeof challenge === 'string') call.tenant.challenges.delete(challenge);
  const hex = authData.subarray(37, 53).toString('hex');
  return {
    credentialId: id.toString('base64url'),
    aaGuid: `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`,
  };
};

const bytesOf = (text: string): Buffer => {
  if (!/^[\w-]+$/u.test(text)) throw invalidRequest('The credential must be base64url without padding.');
  return Buffer.from(text, 'base64url');
};

const parseClientData = (bytes: Buffer): { readonly type?: unknown; readonly challenge?: unknown; readonly origin?: unknown } => {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    throw invalidRequest("Property 'clientDataJSON' does not hold JSON.");
  }
};

const authDataOf = (bytes: Buffer): Buffer => {
  try {
    const object = decodeCbor(bytes);
    const authData = object instanceof Map ? (object as ReadonlyMap<unknown, unknown>).get('authData') : undefined;
    if (Buffer.isBuffer(authData) && authData.length >= 37) return authData;
  } catch (error) {
    if (!(error instanceof CborError)) throw error;
  }
  throw invalidRequest("Property 'attestationObject' cannot be read.");
};

const createPasskey = (call: GraphCall): GraphAnswer => {
  const target = targetOf(call);
  mustManageMethods(call, target);
  const policy = call.tenant.policy.find('Fido2');
  if (policy?.state !== 'enabled' || policy['isSelfServiceRegistrationAllowed'] !== true)
    throw methodRule(
      'Converged UserCredentialPolicy does not allow creating or updating this authentication method. AuthMethodType [FidoKey].',
    );
  const body = bodyObject(call);
  const displayName = stringIn(body, 'displayName');
  const credential = body['publicKeyCredential'];
  if (typeof credential !== 'object' || credential === null) throw invalidRequest("Property 'publicKeyCredential' is required.");
  const { credentialId, aaGuid } = verify(call, target, credential as Record<string, unknown>);
  const state = call.tenant.auth(target);
  if (state.methods.some((method) => method.id === credentialId)) throw methodRule('This passkey is already registered.');
  const method: Fido2Method = {
    kind: 'fido2',
    id: credentialId,
    createdAtMs: call.nowMs,
    lastUsedAtMs: null,
    displayName,
    aaGuid,
    model: KEY_MODELS.find((one) => one.aaGuid === aaGuid)?.model ?? 'Unknown authenticator',
    attestationLevel: 'notAttested',
    passkeyType: 'deviceBound',
    attestationCertificates: [],
  };
  state.methods.push(method);
  audit(call, target, 'Admin registered security info', METHODS_SERVICE, 'Add', { methodType: 'fido2AuthenticationMethod' });
  return created({
    '@odata.context': methodsContext(call, target, 'fido2Methods/$entity'),
    ...methodJson(call, method, { inOwnCollection: true, masked: false }),
  });
};

const PATTERN = '/users/{user}/authentication/fido2Methods';
export const passkeyRoutes: readonly Route[] = [
  { verb: 'GET', pattern: `${PATTERN}/creationOptions`, service: 'methods', handle: creationOptions },
  { verb: 'POST', pattern: PATTERN, service: 'methods', handle: createPasskey },
];
