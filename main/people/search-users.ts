import type { NameWarning, UserSummary } from '../../contract/user.ts';
import { FaultError } from '../fault-error.ts';
import type { GraphClient } from '../graph/client.ts';
import { getHeldRoles } from '../graph/memberships.ts';
import type { GraphUser } from '../graph/users.ts';
import { getUser, searchUsers, shownName, usersByNumber } from '../graph/users.ts';
import type { CallContext } from '../operations.ts';
import { roleInWords } from './held-roles.ts';
import { nameWarnings } from './name-warnings.ts';
import { phoneVariants } from './phone-variants.ts';

const shown = 10;
const badgesWaitMs = 600;
const badgesKeptMs = 5 * 60_000;
const objectId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

type MatchedOn = UserSummary['matchedOn'];

export interface UserSearchOptions {
  readonly countryCallingCode: () => string;
  readonly now?: () => number;
  /** Waits, or rejects when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Finds people as an agent types: by name, UPN, mail, employee ID, phone number or object id. */
export class UserSearch {
  readonly #options: UserSearchOptions;
  readonly #now: () => number;
  readonly #badges = new Map<string, { readonly roles: readonly string[]; readonly untilMs: number }>();

  constructor(options: UserSearchOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** @throws FaultError `input.invalid` for a text that cannot be searched for. */
  async search(graph: GraphClient, query: string, context: CallContext): Promise<{ users: UserSummary[]; truncated: boolean }> {
    const text = query.normalize('NFC').trim();
    if (text === '') return { users: [], truncated: false };
    const found = await this.#find(graph, text, context);
    const rows = found.slice(0, shown);
    const roles = await this.#roleBadges(
      graph,
      rows.map(({ user }) => user.id),
      context,
    );
    return {
      users: rows.map(({ user, matchedOn }) => summarise(user, matchedOn, roles.get(user.id) ?? null)),
      truncated: found.length > shown,
    };
  }

  async #find(graph: GraphClient, text: string, context: CallContext) {
    const options = { correlationId: context.correlationId, signal: context.signal };
    if (objectId.test(text)) {
      try {
        return [{ user: (await getUser(graph, text, options)).user, matchedOn: 'id' as const }];
      } catch (error) {
        if (error instanceof FaultError && error.code === 'graph.notFound') return [];
        throw error;
      }
    }
    const digits = text.replaceAll(/\D/gu, '');
    const phones = digits.length >= 4 && /^[+\d][\d\s().x-]*$/iu.test(text) ? phoneVariants(text, this.#options.countryCallingCode()) : [];
    const employeeId = /^[\p{L}\d][\p{L}\d.-]*$/u.test(text) && digits.length >= 2 ? text : undefined;
    const [byName, byNumber] = await Promise.all([
      searchUsers(graph, text, shown + 1, options),
      phones.length > 0 || employeeId !== undefined
        ? usersByNumber(graph, { phones, ...(employeeId === undefined ? {} : { employeeId }) }, shown + 1, options)
        : [],
    ]);
    const rows = new Map<string, { user: GraphUser; matchedOn: MatchedOn }>();
    for (const user of byNumber) rows.set(user.id, { user, matchedOn: matchedNumber(user, employeeId) });
    for (const user of byName) if (!rows.has(user.id)) rows.set(user.id, { user, matchedOn: matchedName(user, text) });
    return [...rows.values()];
  }

  /** Badges are a help, not the decision: they may come late or not at all, and then stay null. */
  async #roleBadges(graph: GraphClient, userIds: readonly string[], context: CallContext): Promise<ReadonlyMap<string, readonly string[]>> {
    const nowMs = this.#now();
    for (const [id, badge] of this.#badges) if (badge.untilMs < nowMs) this.#badges.delete(id);
    const unknown = userIds.filter((id) => !this.#badges.has(id));
    if (unknown.length > 0) {
      const reading = getHeldRoles(graph, unknown, { correlationId: context.correlationId, signal: context.signal }).then(
        (held) => {
          for (const [index, id] of unknown.entries()) {
            const roles = held[index];
            if (roles) this.#badges.set(id, { roles: [...new Set(roles.map((role) => roleInWords(role)))], untilMs: nowMs + badgesKeptMs });
          }
        },
        () => undefined,
      );
      const waiting = new AbortController();
      const longEnough = this.#options.sleep(badgesWaitMs, waiting.signal).catch(() => undefined);
      await Promise.race([reading, longEnough]);
      waiting.abort();
    }
    return new Map(userIds.flatMap((id) => (this.#badges.has(id) ? [[id, this.#badges.get(id)?.roles ?? []] as const] : [])));
  }
}

const matchedNumber = (user: GraphUser, employeeId: string | undefined): MatchedOn =>
  employeeId !== undefined && (user.employeeId ?? '').toLowerCase().startsWith(employeeId.toLowerCase()) ? 'employeeId' : 'phone';

const matchedName = (user: GraphUser, text: string): MatchedOn => {
  const start = text.toLowerCase();
  const starts = (value: string | null | undefined): boolean => (value ?? '').toLowerCase().startsWith(start);
  if (starts(user.userPrincipalName) && text.includes('@')) return 'userPrincipalName';
  if (starts(user.mail) && text.includes('@')) return 'mail';
  if (starts(user.givenName)) return 'givenName';
  if (starts(user.surname)) return 'surname';
  if (!starts(user.displayName) && starts(user.userPrincipalName)) return 'userPrincipalName';
  if (!starts(user.displayName) && starts(user.mail)) return 'mail';
  return 'displayName';
};

/** Graph's `userType` is free text in the schema; whatever is not a guest is a member. */
export const userTypeOf = (user: GraphUser): 'Member' | 'Guest' => (user.userType === 'Guest' ? 'Guest' : 'Member');

const summarise = (user: GraphUser, matchedOn: MatchedOn, adminRoles: readonly string[] | null): UserSummary => {
  const displayName = shownName(user);
  const warnings: NameWarning[] = nameWarnings(displayName);
  return {
    id: user.id,
    displayName,
    nameWarnings: warnings,
    userPrincipalName: user.userPrincipalName,
    mail: user.mail ?? null,
    jobTitle: user.jobTitle ?? null,
    department: user.department ?? null,
    employeeId: user.employeeId ?? null,
    accountEnabled: user.accountEnabled ?? null,
    userType: userTypeOf(user),
    adminRoles: adminRoles === null ? null : [...adminRoles],
    matchedOn,
  };
};
