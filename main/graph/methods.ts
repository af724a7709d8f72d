import { z } from 'zod';
import type { MethodKind } from '../../contract/methods.ts';
import type { CommittedIntent } from '../audit/records.ts';
import { FaultError } from '../fault-error.ts';
import type { GraphClient, ReadOptions, ReadRequest, WriteVerdict } from './client.ts';
import { parseBody } from './parse.ts';
import { path } from './path.ts';
import type { GraphVersion } from './transport.ts';

const text = z.string().nullish();

/** Properties of any kind of authentication method that the console uses; which are there depends on the type. */
export const GraphMethod = z.object({
  '@odata.type': z.string().optional(),
  id: z.string().min(1),
  createdDateTime: text,
  /** The older spelling, still what some tenants answer. */
  creationDateTime: text,
  displayName: text,
  deviceTag: text,
  phoneNumber: text,
  phoneType: text,
  emailAddress: text,
  model: text,
  passkeyType: text,
  platform: text,
  device: z.object({ id: text, serialNumber: text, displayName: text, manufacturer: text, model: text }).nullish(),
  startDateTime: text,
  lifetimeInMinutes: z.number().int().nullish(),
  isUsableOnce: z.boolean().nullish(),
  isUsable: z.boolean().nullish(),
  methodUsabilityReason: text,
});
export type GraphMethod = z.infer<typeof GraphMethod>;

const GraphMethods = z.object({ value: z.array(GraphMethod) });

/** Where each kind lives. A kind that v1.0 lacks, or serves only on paper, is read and deleted through beta. */
const collections: Readonly<Partial<Record<MethodKind, { readonly name: string; readonly version: GraphVersion }>>> = {
  phone: { name: 'phoneMethods', version: 'v1.0' },
  email: { name: 'emailMethods', version: 'v1.0' },
  microsoftAuthenticator: { name: 'microsoftAuthenticatorMethods', version: 'v1.0' },
  passwordlessMicrosoftAuthenticator: { name: 'passwordlessMicrosoftAuthenticatorMethods', version: 'beta' },
  softwareOath: { name: 'softwareOathMethods', version: 'v1.0' },
  hardwareOath: { name: 'hardwareOathMethods', version: 'beta' },
  fido2: { name: 'fido2Methods', version: 'v1.0' },
  windowsHelloForBusiness: { name: 'windowsHelloForBusinessMethods', version: 'v1.0' },
  platformCredential: { name: 'platformCredentialMethods', version: 'v1.0' },
  temporaryAccessPass: { name: 'temporaryAccessPassMethods', version: 'v1.0' },
  externalAuthentication: { name: 'externalAuthenticationMethods', version: 'v1.0' },
  qrCodePin: { name: 'qrCodePinMethod', version: 'beta' },
};

const kindsByType: Readonly<Record<string, MethodKind>> = {
  passwordAuthenticationMethod: 'password',
  phoneAuthenticationMethod: 'phone',
  emailAuthenticationMethod: 'email',
  microsoftAuthenticatorAuthenticationMethod: 'microsoftAuthenticator',
  passwordlessMicrosoftAuthenticatorAuthenticationMethod: 'passwordlessMicrosoftAuthenticator',
  softwareOathAuthenticationMethod: 'softwareOath',
  hardwareOathAuthenticationMethod: 'hardwareOath',
  fido2AuthenticationMethod: 'fido2',
  windowsHelloForBusinessAuthenticationMethod: 'windowsHelloForBusiness',
  platformCredentialAuthenticationMethod: 'platformCredential',
  temporaryAccessPassAuthenticationMethod: 'temporaryAccessPass',
  externalAuthenticationMethod: 'externalAuthentication',
  qrCodePinAuthenticationMethod: 'qrCodePin',
};

/** The kind that `@odata.type` names; `unknown` for what Microsoft adds after this version. */
export const kindOf = (method: GraphMethod): MethodKind =>
  kindsByType[(method['@odata.type'] ?? '').replace('#microsoft.graph.', '')] ?? 'unknown';

/** Every page: what is on a later one is registered too, and has not been deleted. */
const all = async (client: GraphClient, request: ReadRequest, options: ReadOptions): Promise<readonly GraphMethod[]> => {
  const methods: GraphMethod[] = [];
  for await (const body of client.pages(request, options)) methods.push(...parseBody(GraphMethods, { body, requestId: undefined }).value);
  return methods;
};

/**
 * All registered methods in one answer. Beta, because v1.0 leaves out the kinds it does not know
 * (hardware OATH, QR code and PIN). https://learn.microsoft.com/graph/api/authentication-list-methods
 */
export const listMethods = (client: GraphClient, userId: string, options: ReadOptions): Promise<readonly GraphMethod[]> =>
  all(client, { version: 'beta', path: path`/users/${userId}/authentication/methods` }, options);

/** The passes of one person with their usability, which only v1.0 tells. */
export const listPasses = (client: GraphClient, userId: string, options: ReadOptions): Promise<readonly GraphMethod[]> =>
  all(client, { version: 'v1.0', path: path`/users/${userId}/authentication/temporaryAccessPassMethods` }, options);

/**
 * Deletes one method by its typed path; there is no other way. 404 counts as done.
 * https://learn.microsoft.com/graph/api/resources/authenticationmethods-overview
 * @throws FaultError `desk.policy` for kinds that cannot be deleted.
 */
export const deleteMethod = async (client: GraphClient, intent: CommittedIntent<'method.delete'>): Promise<WriteVerdict> => {
  const { person, facts } = intent;
  const collection = collections[facts.methodKind];
  if (!collection) throw new FaultError('desk.policy', 'This kind of method cannot be removed by this console.');
  return client.write(intent, {
    method: 'DELETE',
    version: collection.version,
    path:
      facts.methodKind === 'qrCodePin'
        ? path`/users/${person.id}/authentication/${collection.name}`
        : path`/users/${person.id}/authentication/${collection.name}/${facts.methodId}`,
    idempotent: true,
    expectedStatus: [204, 200],
  });
};
