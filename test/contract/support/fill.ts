import type { Operation } from './operations.ts';
import type { Practice } from './practice.ts';

const fixed: Readonly<Record<string, string>> = {
  size: '96x96',
  challengeTimeoutInMinutes: '10',
  includedUserTypes: 'all',
  includedUserRoles: 'all',
};

/** Whose data a path is filled with. */
export interface Subject {
  readonly personId: string;
  /** May read everything: ids are looked up with it. */
  readonly token: string;
}

const passwordMethodId = '28c10230-6103-485e-b985-444c60001490';

/**
 * `/v1.0/users/{user-id}/photo` with real ids: the person's, and for an item those of its collection, up to three.
 * Empty when the collection is.
 */
export const fill = async (practice: Practice, operation: Operation, subject: Subject): Promise<readonly string[]> => {
  const root = `/${operation.version}`;
  const known = operation.template
    .replace('{user-id}', subject.personId)
    .replaceAll(/\{(\w+)\}/gu, (whole, name: string) => fixed[name] ?? whole)
    .replaceAll('()', '');
  const split = /^(?<before>.*)\/\{(?<name>[^}]+)\}(?<after>.*)$/u.exec(known)?.groups;
  if (split === undefined) return [`${root}${known}`];
  const { before = '', name = '', after = '' } = split;
  const ids = await idsIn(practice, `${root}${before}`, name, after, subject);
  return ids.map((id) => `${root}${before}/${id}${after}`);
};

/** Ids as they stand in a path. */
const idsIn = async (
  practice: Practice,
  collection: string,
  name: string,
  after: string,
  { personId, token }: Subject,
): Promise<readonly string[]> => {
  if (name === 'longRunningOperation-id') {
    const reset = await practice.ask('POST', `/v1.0/users/${personId}/authentication/methods/${passwordMethodId}/resetPassword`, { token });
    // With the query of the Location: without it Graph does not find the operation.
    return [/\/operations\/(?<id>[^/]+)$/u.exec(reset.headers.get('location') ?? '')?.groups?.['id'] ?? 'no-operation'];
  }
  // Only the password can be reset.
  if (after.endsWith('/resetPassword')) return [passwordMethodId];
  return itemsOf((await practice.ask('GET', collection, { token })).body)
    .flatMap(({ id }) => (typeof id === 'string' ? [encodeURIComponent(id)] : []))
    .slice(0, 3);
};

export const itemsOf = (body: unknown): readonly Readonly<Record<string, unknown>>[] => {
  const value = typeof body === 'object' && body !== null && 'value' in body ? body.value : undefined;
  return Array.isArray(value) ? (value as Readonly<Record<string, unknown>>[]) : [];
};
