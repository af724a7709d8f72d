import { highestOwnLimit, limitFields } from '../../../contract/limits.ts';
import { findProfileProblems } from '../../../contract/profile-problems.ts';
import type { LimitField } from '../../../contract/limits.ts';
import { DeskProfile } from '../../../contract/profile.ts';

/** As the profile, while it is being typed: a number may be any text until it is one. */
type DraftOf<T> = T extends number
  ? number | string
  : T extends readonly (infer Item)[]
    ? readonly DraftOf<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: DraftOf<T[Key]> }
      : T;
export type Draft = DraftOf<DeskProfile>;

export type TextField =
  | 'organisation'
  | 'deskName'
  | 'supportContact'
  | 'supportHours'
  | 'countryCallingCode'
  | 'ticket.pattern'
  | 'ticket.example'
  | 'pass.registrationAddress'
  | 'secondStep.away'
  | 'guide.title'
  | 'guide.account'
  | 'guide.signInAddress'
  | 'guide.manageAddress'
  | 'guide.otherFormats';
export type NumberField =
  | 'verification.expiresAfterMinutes'
  | 'verification.longPassMinutes'
  | 'repeatResetDays'
  | 'pass.preferredLifetimeMinutes'
  | LimitField
  | 'lock.afterIdleMinutes'
  | 'guide.points';
export type SwitchField = 'pass.isUsableOnce' | 'lock.bySigningIn' | 'signIn.useBroker';
export type Field =
  | TextField
  | NumberField
  | SwitchField
  | 'verification.checks'
  | 'allowedMethods'
  | 'trustedNetworks'
  | 'links'
  | 'answers'
  | 'phones.channels'
  | 'phones.numberKinds'
  | 'guide.notes'
  | 'tenant';

interface Group {
  readonly [key: string]: unknown;
}
const isGroup = (value: unknown): value is Group => typeof value === 'object' && value !== null && !Array.isArray(value);

const readAt = (value: unknown, [key, ...rest]: readonly string[]): unknown =>
  key === undefined ? value : isGroup(value) ? readAt(value[key], rest) : undefined;

const writeAt = (group: Group, [key = '', ...rest]: readonly string[], value: unknown): Group => {
  const inner = group[key];
  return { ...group, [key]: rest.length === 0 ? value : writeAt(isGroup(inner) ? inner : {}, rest, value) };
};

export const textIn = (draft: Draft, field: TextField | NumberField): string => {
  const value = readAt(draft, field.split('.'));
  return typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '';
};

export const isOn = (draft: Draft, field: SwitchField): boolean => readAt(draft, field.split('.')) === true;

/** The draft with this field changed. Whoever calls gives a value of the field's kind; what it may be, the contract says. */
export const withField = (draft: Draft, field: Field, value: unknown): Draft => writeAt(draft, field.split('.'), value) as Draft;

/** A number as soon as the text is one. */
export const numberOrText = (text: string): number | string => (/^\d{1,9}$/u.test(text.trim()) ? Number(text) : text);

/** What is wrong, by the field's path as in `links.0.address`; the first of each. */
export type Problems = ReadonlyMap<string, string>;

/** @param managed fields that an administrator set: there a limit may be as high as they want it. */
export const problemsIn = (draft: Draft, managed: readonly string[] = []): Problems => {
  const problems = new Map<string, string>();
  for (const { path, message } of findProfileProblems(draft)) {
    const name = path.join('.');
    if (!problems.has(name)) problems.set(name, message);
  }
  for (const field of limitFields) {
    const highest = highestOwnLimit(field);
    if (problems.has(field) || managed.includes(field) || Number(textIn(draft, field)) <= highest) continue;
    problems.set(field, `Must be ${highest} or less. Ask your administrator if the desk needs more.`);
  }
  return problems;
};

/** The profile, once nothing is wrong with the draft. @throws ZodError before. */
export const profileFrom = (draft: Draft): DeskProfile => DeskProfile.parse(draft);

/** Whether the two say the same; both come from the same schema, so their fields stand in the same order. */
export const isSame = (a: Draft, b: Draft): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Whether checks of these kinds alone can ever be a high check: photo ID in person, or two kinds. */
export const canBeHigh = (checks: readonly string[]): boolean => checks.includes('photoIdInPerson') || checks.length >= 2;
