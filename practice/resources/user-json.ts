import { parseFailure, GraphError } from '../answers.ts';
import { isoSeconds } from '../clock.ts';
import { isStudent } from '../directory/directory.ts';
import { ORGANISATION } from '../directory/organisation.ts';
import { isExternal, type Person } from '../directory/person.ts';
import { mailNickname } from '../directory/user-index.ts';
import type { Tenant } from '../tenant.ts';

/** What a user object carries when nothing is selected. */
export const DEFAULT_PROPERTIES = [
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
  'id',
] as const;

type Reader = (person: Person, tenant: Tenant) => unknown;
const nothing: Reader = () => null;
const emptyList: Reader = () => [];

/** Every property that this tenant knows, and how it is read. */
const READERS: Readonly<Record<string, Reader>> = {
  businessPhones: (p) => p.businessPhones,
  displayName: (p) => p.displayName,
  givenName: (p) => p.givenName,
  jobTitle: (p) => p.jobTitle,
  mail: (p) => p.mail,
  mobilePhone: (p) => p.mobilePhone,
  officeLocation: (p) => p.officeLocation,
  preferredLanguage: (p) => p.preferredLanguage,
  surname: (p) => p.surname,
  userPrincipalName: (p) => p.userPrincipalName,
  id: (p) => p.id,
  accountEnabled: (p) => p.accountEnabled,
  ageGroup: nothing,
  assignedLicenses: emptyList,
  assignedPlans: emptyList,
  city: () => ORGANISATION.city,
  companyName: () => ORGANISATION.displayName,
  country: () => 'United Kingdom',
  createdDateTime: (p) => isoSeconds(p.createdAtMs),
  creationType: (p) => (isExternal(p) ? 'Invitation' : null),
  deletedDateTime: nothing,
  department: (p) => p.department,
  employeeHireDate: (p) => (p.userType === 'Guest' ? null : isoSeconds(p.createdAtMs)),
  employeeId: (p) => p.employeeId,
  employeeType: (p) => (p.userType === 'Guest' ? null : isStudent(p) ? 'Student' : 'Employee'),
  externalUserState: (p) => (isExternal(p) ? 'Accepted' : null),
  externalUserStateChangeDateTime: (p) => (isExternal(p) ? isoSeconds(p.createdAtMs) : null),
  faxNumber: nothing,
  identities: (p) => [
    { signInType: 'userPrincipalName', issuer: ORGANISATION.domain, issuerAssignedId: p.userPrincipalName },
    ...(isExternal(p) ? [{ signInType: 'federated', issuer: 'ExternalAzureAD', issuerAssignedId: null }] : []),
  ],
  imAddresses: (p) => (p.mail === null ? [] : [p.mail]),
  isResourceAccount: nothing,
  lastPasswordChangeDateTime: (p) => isoSeconds(p.passwordChangedAtMs),
  mailNickname,
  onPremisesImmutableId: nothing,
  onPremisesLastSyncDateTime: nothing,
  onPremisesSamAccountName: nothing,
  onPremisesSyncEnabled: nothing,
  onPremisesUserPrincipalName: nothing,
  otherMails: (p) => p.otherMails,
  passwordPolicies: nothing,
  passwordProfile: nothing,
  postalCode: nothing,
  proxyAddresses: (p) => (p.mail === null ? [] : [`SMTP:${p.mail}`]),
  securityIdentifier: nothing,
  showInAddressList: nothing,
  signInActivity: (p, tenant) => signInActivity(p, tenant),
  signInSessionsValidFromDateTime: (p) => isoSeconds(p.sessionsValidFromMs),
  state: nothing,
  streetAddress: nothing,
  usageLocation: () => ORGANISATION.countryLetterCode,
  userType: (p) => p.userType,
  // Answered only for a single user:
  aboutMe: nothing,
  birthday: () => '0001-01-01T00:00:00Z',
  hireDate: () => '0001-01-01T00:00:00Z',
  interests: emptyList,
  mySite: nothing,
  pastProjects: emptyList,
  preferredName: nothing,
  responsibilities: emptyList,
  schools: emptyList,
  skills: emptyList,
};

const SINGLE_USER_ONLY = new Set([
  'aboutMe',
  'birthday',
  'hireDate',
  'interests',
  'mySite',
  'pastProjects',
  'preferredName',
  'responsibilities',
  'schools',
  'skills',
]);

/** Beta gives all but what costs another look-up. */
export const defaultProperties = (version: string): readonly string[] =>
  version === 'beta' ? USER_PROPERTIES.filter((name) => name !== 'signInActivity' && !SINGLE_USER_ONLY.has(name)) : DEFAULT_PROPERTIES;

export const USER_PROPERTIES = Object.keys(READERS);

/** @throws 501 for properties that the collection does not serve */
export const refuseSingleUserProperties = (names: readonly string[] | undefined): void => {
  if (names?.some((name) => SINGLE_USER_ONLY.has(name)) === true)
    throw new GraphError(501, 'NotImplemented', 'The server does not support the functionality required to fulfill the request.');
};

export const userJson = (person: Person, tenant: Tenant, names: readonly string[] = DEFAULT_PROPERTIES): Record<string, unknown> => {
  const seen = tenant.seenPerson(person);
  const object: Record<string, unknown> = {};
  for (const name of names) object[name] = READERS[name]?.(seen, tenant) ?? null;
  return object;
};

/** Reads one property by a name in any case; for filters. @throws 400 for names that do not exist */
const BY_LOWER = new Map(USER_PROPERTIES.map((name) => [name.toLowerCase(), name]));
export const userProperty = (person: Person, tenant: Tenant, path: string): unknown => {
  const [head = '', ...rest] = path.split('/');
  const name = BY_LOWER.get(head.toLowerCase());
  if (name === undefined)
    throw parseFailure(`Invalid filter clause: Could not find a property named '${head}' on type 'microsoft.graph.user'.`);
  let value = READERS[name]?.(tenant.seenPerson(person), tenant);
  for (const segment of rest)
    value =
      typeof value === 'object' && value !== null
        ? (Object.entries(value).find(([key]) => key.toLowerCase() === segment.toLowerCase())?.[1] as unknown)
        : undefined;
  return value;
};

const signInActivity = (person: Person, tenant: Tenant): unknown => {
  const latest = tenant.signIns.rows(tenant.clock.nowMs(), { person }, undefined).next();
  if (latest.done === true) return null;
  const at = isoSeconds(latest.value.row.atMs);
  return {
    lastSignInDateTime: at,
    lastSignInRequestId: latest.value.row.id,
    lastNonInteractiveSignInDateTime: at,
    lastNonInteractiveSignInRequestId: latest.value.row.id,
    lastSuccessfulSignInDateTime: latest.value.row.outcome.errorCode === 0 ? at : null,
    lastSuccessfulSignInRequestId: latest.value.row.outcome.errorCode === 0 ? latest.value.row.id : null,
  };
};
