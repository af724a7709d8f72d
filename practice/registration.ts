import type { Person } from './directory/person.ts';
import { naturalPreference } from './methods/default-method.ts';
import type { Method, MethodKind } from './methods/kinds.ts';
import * as make from './methods/make.ts';
import { methodNumber } from './methods/generate.ts';
import type { Tenant } from './tenant.ts';

/** What a person can register by themself; other kinds come from an administrator. */
export const REGISTRABLE = [
  'microsoftAuthenticator',
  'passwordlessMicrosoftAuthenticator',
  'softwareOath',
  'fido2',
  'windowsHelloForBusiness',
  'platformCredential',
  'mobile',
  'alternateMobile',
  'office',
  'email',
  'external',
] as const;
export type Registrable = (typeof REGISTRABLE)[number];

let serial = 0;

/** The person registers a method at their own device: it is in the lists at once. */
export const register = (tenant: Tenant, person: Person, kind: Registrable, displayName: string): Method => {
  const nowMs = tenant.clock.nowMs();
  serial += 1;
  const key = `registered:${person.id}:${nowMs}:${serial}`;
  const build: Record<Registrable, () => Method> = {
    microsoftAuthenticator: () => make.authenticator(key, displayName, nowMs, nowMs),
    passwordlessMicrosoftAuthenticator: () => make.passwordless(key, displayName, nowMs),
    softwareOath: () => make.softwareOath(key, nowMs),
    fido2: () => make.fido2(key, displayName, nowMs),
    windowsHelloForBusiness: () => make.windowsHello(key, displayName, nowMs),
    platformCredential: () => make.platformCredential(key, displayName, nowMs),
    mobile: () => make.phone('mobile', methodNumber(person.mobilePhone ?? '+44 7700 900099')),
    alternateMobile: () => make.phone('alternateMobile', '+44 7700900098'),
    office: () => make.phone('office', methodNumber(person.businessPhones[0] ?? '+44 1632 960099')),
    email: () => make.email(displayName.includes('@') ? displayName : 'me@letters.example'),
    external: () => make.external(key, nowMs),
  };
  const method = build[kind]();
  const state = tenant.auth(person);
  const single: readonly MethodKind[] = ['email', 'phone'];
  // One e-mail, one phone of a type: the new one takes the place of the old.
  state.methods = [...state.methods.filter((one) => !(single.includes(one.kind) && one.id === method.id)), method];
  state.preferred ??= naturalPreference(method);
  tenant.audits.record({
    id: `Directory_registered_${nowMs.toString(36)}_${serial}`,
    atMs: nowMs,
    activityDisplayName: 'User registered security info',
    category: 'UserManagement',
    loggedByService: 'Authentication Methods',
    operationType: 'Add',
    result: 'success',
    resultReason: `User registered ${kind}`,
    correlationId: `00000000-0000-4000-8000-${String(serial).padStart(12, '0')}`,
    actor: person,
    target: person,
    details: [],
  });
  return method;
};
