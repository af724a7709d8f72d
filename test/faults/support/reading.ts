import { isDeepStrictEqual } from 'node:util';
import { allowedActs } from '../../../contract/permitted.ts';
import { FaultError } from '../../../main/fault-error.ts';
import type { Person } from '../../../practice/directory/person.ts';
import * as make from '../../../practice/methods/make.ts';
import { portrait } from '../../../practice/resources/photos.ts';
import { faultCodes } from './fault-cases.ts';
import { roleInWords } from '../../../main/people/held-roles.ts';
import type { Lane } from './lane.ts';

/** What a reading gave: all of it, less than all of it with the faults of the rest, or a fault alone. */
export interface ReadEnd {
  readonly end: 'data' | 'in part' | 'fault';
  readonly codes: readonly string[];
  /** What is wrong with what was read, if anything. */
  readonly wrong: readonly string[];
}

export interface ReadOperation {
  readonly name: string;
  readonly route: string;
  readonly usesBatch: boolean;
  readonly read: (lane: Lane, person: Person) => Promise<ReadEnd>;
}

const data = (wrong: readonly string[] = []): ReadEnd => ({ end: 'data', codes: [], wrong });
const same = (what: string, found: unknown, truth: unknown): string[] =>
  isDeepStrictEqual(found, truth) ? [] : [`${what} is ${JSON.stringify(found)} and should be ${JSON.stringify(truth)}`];

/** One person found by name, with the badges of each row; a badge that did not come in time stays open. */
const search = async (lane: Lane, person: Person): Promise<ReadEnd> => {
  const { users } = await lane.desk.call('users.search', { query: person.displayName });
  const row = users.find((user) => user.id === person.id);
  const missing = users.some((user) => user.adminRoles === null);
  const wrong = [
    ...same('the row’s name', row?.userPrincipalName, person.userPrincipalName),
    ...users.flatMap((user) =>
      user.adminRoles === null ? [] : same(`the badge of ${user.userPrincipalName}`, user.adminRoles, rolesOf(lane, user.id)),
    ),
  ];
  return missing ? { end: 'in part', codes: [], wrong } : data(wrong);
};

const rolesOf = (lane: Lane, id: string): string[] => {
  const person = lane.tenant.directory.find(id);
  const held = person === undefined ? [] : lane.tenant.directory.activeAssignments(person);
  return [...new Set(held.map((one) => (one.directoryScopeId === '/' ? one.role : `${one.role} (over a unit)`)))];
};

const open = async (lane: Lane, person: Person): Promise<ReadEnd> => {
  const read = await lane.desk.call('users.open', { userId: person.id });
  const parts = [read.methods, read.preferences, read.perUserMfa, read.adminRoles, read.signIns, read.passPolicy];
  const codes = parts.flatMap((part) => (part.ok ? [] : [part.fault.code]));
  const seen = lane.tenant.seenAuth(person);
  // The account could not be read now: an earlier reading, marked as such, is better than nothing.
  if (read.stale) return { end: 'in part', codes: [], wrong: same('the account', read.user.id, person.id) };
  const wrong = [
    ...same('the account', read.user.userPrincipalName, person.userPrincipalName),
    ...(read.methods.ok
      ? same(
          'the methods',
          read.methods.value.map((method) => method.id).slice(1),
          seen.methods.map((method) => method.id),
        )
      : []),
    ...(read.preferences.ok ? same('the default', read.preferences.value.userPreferred, seen.preferred) : []),
    ...(read.adminRoles.ok
      ? same('the roles', [read.adminRoles.value, read.permission.acts.manageMethods.allowed], [[], true])
      : same('the permission', allowedActs(read.permission), [])),
    ...(read.signIns.ok ? same('the sign-ins', read.signIns.value.length <= 5, true) : []),
  ];
  return { end: codes.length > 0 ? 'in part' : 'data', codes, wrong };
};

const photo = async (lane: Lane, person: Person): Promise<ReadEnd> => {
  const { dataUrl } = await lane.desk.call('users.photo', { userId: person.id });
  if (dataUrl === null) return { end: 'in part', codes: [], wrong: [] };
  return data(same('the photo', dataUrl === `data:image/png;base64,${portrait(person, 96).toString('base64')}`, true));
};

/** Everybody, page by page: nobody twice, nobody left out. */
const paging = async (lane: Lane): Promise<ReadEnd> => {
  const ids: string[] = [];
  const first = { version: 'v1.0', path: '/users?$top=60&$select=id' } as const;
  for await (const page of lane.client().pages(first, { correlationId: crypto.randomUUID() })) {
    ids.push(...((page as { value?: { id: string }[] }).value ?? []).map(({ id }) => id));
  }
  const everybody = lane.tenant.directory.people.map(({ id }) => id);
  return data(same('the people', [ids.length, ids.toSorted()], [everybody.length, everybody.toSorted()]));
};

/** The badges of 27 or 28 people, more than one batch holds. */
const badges = async (lane: Lane, person: Person): Promise<ReadEnd> => {
  const ids = [...new Set([person.id, ...lane.tenant.directory.people.slice(0, 27).map(({ id }) => id)])];
  const read = await lane.heldRoles(ids);
  const wrong = read.flatMap((held, index) =>
    held === null ? [] : same(`the badge of ${ids[index]}`, held.map(roleInWords), rolesOf(lane, ids[index] ?? '')),
  );
  return read.includes(null) ? { end: 'in part', codes: [], wrong } : data(wrong);
};

export const readOperations: readonly ReadOperation[] = [
  { name: 'search', route: 'GET /users\\?', usesBatch: true, read: search },
  { name: 'open a person', route: 'GET /(users/|auditLogs|policies)', usesBatch: false, read: open },
  { name: 'photo', route: 'GET /users/[^/]*/photo', usesBatch: false, read: photo },
  { name: 'paging', route: 'GET /users\\?', usesBatch: false, read: paging },
  { name: 'role badges', route: '(POST /\\$batch|directoryRole)', usesBatch: true, read: badges },
];

/** Reads under faults. @returns what is wrong: wrong data, a fault that nothing explains, a crash, a hang. */
export const readUnderFaults = async (lane: Lane, operation: ReadOperation, person: Person): Promise<ReadEnd> => {
  const end = await attempt(lane, operation, person);
  const played = new Set(lane.log().flatMap((entry) => (entry.fault === null ? [] : [entry.fault as keyof typeof faultCodes])));
  const explained = new Set([...played].flatMap((kind) => faultCodes[kind] ?? []));
  const unexplained = end.codes
    .filter((code) => !explained.has(code))
    .map((code) => `${code} after ${[...played].join(', ') || 'nothing'}`);
  const untold = end.end === 'in part' && played.size === 0 ? ['not all of it, and nothing failed'] : [];
  return { ...end, wrong: [...end.wrong, ...unexplained, ...untold] };
};

/** Once nothing is wrong any more, the same reading gives all of it: nothing false was kept. */
export const readAfterwards = async (lane: Lane, operation: ReadOperation, person: Person): Promise<readonly string[]> => {
  const end = await attempt(lane, operation, person);
  return [...end.wrong, ...(end.end === 'data' ? [] : [`afterwards ${end.end} ${end.codes.join()}`])].map((line) => `afterwards: ${line}`);
};

const attempt = async (lane: Lane, operation: ReadOperation, person: Person): Promise<ReadEnd> => {
  const begin = lane.time.nowMs();
  const tooLong = (): string[] => (lane.time.nowMs() - begin > longestReadMs ? [`it took ${lane.time.nowMs() - begin} ms`] : []);
  try {
    const end = await lane.time.drive(operation.read(lane, person));
    return { ...end, wrong: [...end.wrong, ...tooLong()] };
  } catch (error) {
    if (error instanceof FaultError) return { end: 'fault', codes: [error.code], wrong: tooLong() };
    return { end: 'fault', codes: [], wrong: [`crashed: ${error instanceof Error ? error.message : String(error)}`] };
  }
};

/** 60 s in all, and the time that this process itself takes. */
const longestReadMs = 62_000;

/** What an ordinary caller has registered. */
export const usualMethods = (person: Person, nowMs: number) => [
  make.authenticator(`faults:${person.index}`, 'A phone', nowMs - 9e9),
  make.phone('mobile', '+44 7700900123'),
];
