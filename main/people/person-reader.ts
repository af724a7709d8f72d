import { randomUUID } from 'node:crypto';
import type { Fault, Result } from '../../contract/result.ts';
import type { Person } from '../../contract/person.ts';
import type { PassPolicy } from '../../contract/passes.ts';
import type { Manager, User } from '../../contract/user.ts';
import type { AuthenticationMethod } from '../../contract/methods.ts';
import { FaultError } from '../fault-error.ts';
import { getPerUserMfaState, getSignInPreferences } from '../graph/authentication-states.ts';
import type { ReadOptions } from '../graph/client.ts';
import type { Memberships } from '../graph/memberships.ts';
import { getMemberships } from '../graph/memberships.ts';
import { getEligibleRoles, getRoleAssignments } from '../graph/role-assignments.ts';
import { listMethods, listPasses } from '../graph/methods.ts';
import { utcOrNull } from '../graph/parse.ts';
import type { TemporaryAccessPassConfiguration } from '../graph/pass-policy.ts';
import { getPassConfiguration } from '../graph/pass-policy.ts';
import { latestSignIns } from '../graph/sign-ins.ts';
import type { GraphManager, GraphUser } from '../graph/users.ts';
import { getRiskyUser } from '../graph/risky-users.ts';
import { getUser, shownName } from '../graph/users.ts';
import type { AgentSession } from '../agent/agent-session.ts';
import type { NetworkOf } from '../sign-ins/trusted-networks.ts';
import { requireConsent } from '../agent/consent.ts';
import { decideActing } from './acting-permission.ts';
import { callBackNumbers } from './call-back-numbers.ts';
import { describeMethods, deviceIdsOf, explainPreferences } from './describe-methods.ts';
import { describeRisk } from './describe-risk.ts';
import { describeSignIn } from './describe-sign-in.ts';
import { groupDevices } from './devices.ts';
import type { PersonRoles } from './held-roles.ts';
import { heldRoles, roleInWords, rolesNotKnown } from './held-roles.ts';
import { isExternal } from './external.ts';
import { nameWarnings } from './name-warnings.ts';
import type { NumbersOnRecord } from './numbers-on-record.ts';
import { managersNumbers, managersPhones, ownNumbers } from './numbers-on-record.ts';
import { loadPhoneLibrary } from './phone-library.ts';
import { numberParser } from './phone-number.ts';
import { userTypeOf } from './search-users.ts';

const signInsShown = 5;

/** What the pane shows and what the plan rules need, read in one round of parallel requests. */
export interface PersonReading {
  readonly person: Omit<Person, 'deskHistory' | 'failedChecks' | 'stale'>;
  readonly memberships: Memberships | null;
  readonly numbers: NumbersOnRecord;
  /** Why their roles are not all known though this agent may read them: to read again may help. Null where that is not so. */
  readonly rolesFault: Fault | null;
}

const part = async <T>(reading: Promise<T>): Promise<Result<T>> => {
  try {
    return { ok: true, value: await reading };
  } catch (error) {
    if (error instanceof FaultError) return { ok: false, fault: error.toFault(randomUUID()) };
    throw error;
  }
};

const mapPart = <T, U>(read: Result<T>, map: (value: T) => U): Result<U> => (read.ok ? { ok: true, value: map(read.value) } : read);

/**
 * Reads one person. Only the account itself must be readable; every other part may fail by itself.
 * @throws FaultError when the account cannot be read.
 */
export const readPerson = async (
  session: AgentSession,
  userId: string,
  options: ReadOptions,
  {
    now,
    networkOf,
    countryCallingCode,
  }: { readonly now: () => number; readonly networkOf: NetworkOf; readonly countryCallingCode: string },
): Promise<PersonReading> => {
  const { graph } = session;
  const [
    account,
    methodsRead,
    passesRead,
    preferencesRead,
    mfa,
    membershipsRead,
    assignedRead,
    eligibleRead,
    signIns,
    policy,
    risk,
    phones,
  ] = await Promise.all([
    getUser(graph, userId, options),
    part(listMethods(graph, userId, options)),
    part(listPasses(graph, userId, options)),
    part(getSignInPreferences(graph, userId, options)),
    part(getPerUserMfaState(graph, userId, options)),
    part(getMemberships(graph, userId, options)),
    part(getRoleAssignments(graph, userId, options)),
    part(getEligibleRoles(graph, userId, options)),
    part(requireConsent(session, ['signInLog']).then(() => latestSignIns(graph, userId, signInsShown, options))),
    part(getPassConfiguration(graph, options)),
    part(requireConsent(session, ['risk']).then(() => getRiskyUser(graph, userId, options))),
    loadPhoneLibrary(),
  ]);
  const user = describeUser(account.user);
  const preferred = preferencesRead.ok ? preferencesRead.value.userPreferred : null;
  const methods = mapPart(methodsRead, (read) => describeMethods(read, passesRead.ok ? passesRead.value : [], preferred));
  const known: readonly AuthenticationMethod[] = methods.ok ? methods.value : [];
  const memberships = membershipsRead.ok ? membershipsRead.value : null;
  const roles: PersonRoles = {
    memberships,
    assigned: assignedRead.ok ? assignedRead.value : null,
    eligible: eligibleRead.ok ? eligibleRead.value : null,
  };
  const { actor, assignments, isAllRead } = session;
  const parse = numberParser(phones, countryCallingCode);
  const numbers = { own: ownNumbers(user, known, parse), managers: managersNumbers(account.manager, parse) };
  const unread = [membershipsRead, assignedRead].find((read) => !read.ok && !isForbidden(read));
  return {
    memberships,
    numbers,
    rolesFault: unread === undefined || unread.ok ? null : unread.fault,
    person: {
      user,
      permission: decideActing({ id: actor.id, assignments, isAllRead }, { id: user.id, ...roles }),
      adminRoles: mapPart(membershipsRead, () => [...new Set(heldRoles(roles).map(roleInWords))]),
      rolesNotKnown: [...rolesNotKnown(roles, { assigned: isForbidden(assignedRead), eligible: isForbidden(eligibleRead) })],
      methods,
      devices: groupDevices(known, deviceIdsOf(methodsRead.ok ? methodsRead.value : [])),
      preferences: mapPart(preferencesRead, (read) => ({
        isSystemPreferredEnabled: read.systemPreferredEnabled,
        userPreferred: read.userPreferred,
        explanation: explainPreferences(read.systemPreferredEnabled, read.userPreferred, known),
      })),
      perUserMfa: mfa,
      manager: { ok: true, value: describeManager(account.manager, numbers) },
      signIns: mapPart(signIns, (read) => read.map((signIn) => describeSignIn(signIn, networkOf))),
      risk: mapPart(risk, describeRisk),
      passPolicy: mapPart(policy, (read) => describePolicy(read, memberships)),
      callBackNumbers: callBackNumbers(numbers.own),
      readAtUtc: new Date(now()).toISOString(),
    },
  };
};

const isForbidden = (read: Result<unknown>): boolean => !read.ok && read.fault.code === 'graph.forbidden';

const describeUser = (user: GraphUser): User => {
  const displayName = shownName(user);
  return {
    id: user.id,
    displayName,
    nameWarnings: nameWarnings(displayName),
    givenName: user.givenName ?? null,
    surname: user.surname ?? null,
    userPrincipalName: user.userPrincipalName,
    mail: user.mail ?? null,
    jobTitle: user.jobTitle ?? null,
    department: user.department ?? null,
    officeLocation: user.officeLocation ?? null,
    employeeId: user.employeeId ?? null,
    mobilePhone: user.mobilePhone ?? null,
    businessPhones: user.businessPhones ?? [],
    accountEnabled: user.accountEnabled ?? null,
    userType: userTypeOf(user),
    isExternal: isExternal(user),
    createdDateTime: utcOrNull(user.createdDateTime),
    lastPasswordChangeDateTime: utcOrNull(user.lastPasswordChangeDateTime),
    signInSessionsValidFromDateTime: utcOrNull(user.signInSessionsValidFromDateTime),
    // Null is Graph's word for an account that never was synced.
    onPremisesSyncEnabled: user.onPremisesSyncEnabled ?? false,
  };
};

const describeManager = (manager: GraphManager | null, { managers }: NumbersOnRecord): Manager | null =>
  manager === null
    ? null
    : {
        id: manager.id,
        displayName: shownName(manager),
        userPrincipalName: manager.userPrincipalName ?? null,
        jobTitle: manager.jobTitle ?? null,
        phones: managersPhones(managers),
      };

const describePolicy = (policy: TemporaryAccessPassConfiguration, memberships: Memberships | null): PassPolicy => {
  const inAny = (groups: readonly string[]): boolean | null =>
    groups.includes('all_users') ? true : (memberships?.groupIds.some((id) => groups.includes(id)) ?? (groups.length === 0 ? false : null));
  const included = inAny(policy.includedGroups);
  const excluded = inAny(policy.excludedGroups);
  return {
    enabled: policy.enabled,
    minimumLifetimeMinutes: policy.minimumLifetimeMinutes,
    maximumLifetimeMinutes: policy.maximumLifetimeMinutes,
    defaultLifetimeMinutes: policy.defaultLifetimeMinutes,
    oneTimeOnly: policy.oneTimeOnly,
    personInScope: included === null || excluded === null ? null : included && !excluded,
  };
};
