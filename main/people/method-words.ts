import { methodNames } from '../../contract/method-names.ts';
import type { AuthenticationMethod, MethodKind } from '../../contract/methods.ts';

const plainNameOf = ({ label, detail }: AuthenticationMethod): string => (detail ? `${label}, ${detail}` : label).toLowerCase();

/** Date alone, as the directory has it: "4 March 2023". */
const dateOf = (utc: string): string =>
  new Date(utc).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const momentOf = (utc: string): string => `${dateOf(utc)} at ${new Date(utc).toISOString().slice(11, 19)} UTC`;

/** What tells two things of one name apart, the most telling first. Null is what does not say. */
const marks: readonly ((method: Pick<AuthenticationMethod, 'createdDateTime' | 'id'>) => string | null)[] = [
  ({ createdDateTime }) => createdDateTime && `registered ${dateOf(createdDateTime)}`,
  ({ createdDateTime }) => createdDateTime && `registered ${momentOf(createdDateTime)}`,
  ({ id }) => `id ending ${id.slice(-4)}`,
  ({ id }) => `id ${id}`,
];

/** Words that only this one of several has, all of them of one name; null where it is the only one of its name. */
export const markAmong = (
  method: Pick<AuthenticationMethod, 'createdDateTime' | 'id'>,
  namesakes: readonly Pick<AuthenticationMethod, 'createdDateTime' | 'id'>[],
): string | null => {
  const others = namesakes.filter((other) => other.id !== method.id);
  if (others.length === 0) return null;
  for (const mark of marks) {
    const own = mark(method);
    // One mark for all of them: a date beside "id ending" would not be compared.
    if (own !== null && [method, ...others].every((one, _, all) => all.filter((two) => mark(two) === mark(one)).length === 1)) return own;
  }
  return `id ${method.id}`;
};

const detailAmong = (method: AuthenticationMethod, among: readonly AuthenticationMethod[]): string =>
  [
    method.detail,
    markAmong(
      method,
      among.filter((other) => other.kind === method.kind && plainNameOf(other) === plainNameOf(method)),
    ),
  ]
    .filter(Boolean)
    .join(', ');

/**
 * By its name and which one it is; by its kind alone where the method itself is not known any more.
 * @param among the person's methods: another one of the same name is told apart from it.
 */
export const nameOf = (method: AuthenticationMethod | undefined, kind: MethodKind, among: readonly AuthenticationMethod[] = []): string => {
  if (method === undefined) return methodNames[kind];
  const detail = detailAmong(method, among);
  return detail === '' ? method.label : `${method.label} (${detail})`;
};

/** Devices by name, but no phone numbers or addresses: for texts that others will read. */
export const plainName = (
  method: AuthenticationMethod | undefined,
  kind: MethodKind,
  among: readonly AuthenticationMethod[] = [],
): string => (kind === 'phone' || kind === 'email' ? labelOf(method, kind) : nameOf(method, kind, among));

export const labelOf = (method: AuthenticationMethod | undefined, kind: MethodKind): string => method?.label ?? methodNames[kind];
