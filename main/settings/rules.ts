import type { EvidenceKind } from '../../contract/evidence.ts';
import { methodNames } from '../../contract/method-names.ts';
import type { MethodKind } from '../../contract/methods.ts';
import { plainWords } from '../ask-agent.ts';

/** One field of the desk profile, as a rule that can be loosened. */
export interface Rule {
  /** What it is called where the agent is asked. */
  readonly label: string;
  /** What `after` allows that `before` did not, in words; null where nothing. Values are the schema's own. */
  readonly loosened: (before: unknown, after: unknown) => string | null;
  /** What holds where an administrator's value cannot be read. Absent: the default, as there is no stricter and no looser. */
  readonly strictest?: unknown;
}

const checkWords: Readonly<Record<EvidenceKind, string>> = {
  callBack: 'call back on a number on record',
  photoIdInPerson: 'photo ID in person',
  photoIdVideo: 'photo ID by video',
  managersWord: 'the manager’s word',
};

const wordsIn =
  (table: Readonly<Record<string, string>>): NameOf =>
  (value) =>
    table[String(value)] ?? plainWords(String(value));

const shown = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return plainWords(typeof value === 'string' ? value : JSON.stringify(value));
};

const change = (before: unknown, after: unknown, unit = ''): string => `${shown(before)} → ${shown(after)}${unit === '' ? '' : ` ${unit}`}`;

type NameOf = (entry: unknown) => string;

interface ListWords {
  /** What makes two entries the same; their name unless given. */
  readonly keyOf?: NameOf;
  readonly rank?: (entry: unknown) => number;
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** What is no number is looser: nobody can say that it is not. */
const more = (label: string, unit: string, strictest: number): Rule => ({
  label,
  loosened: (before, after) => (isNumber(before) && isNumber(after) && after <= before ? null : change(before, after, unit)),
  strictest,
});

const fewer = (label: string, unit: string, strictest: number): Rule => ({
  label,
  loosened: (before, after) => (isNumber(before) && isNumber(after) && after >= before ? null : change(before, after, unit)),
  strictest,
});

/** A switch that protects where it stands at `safe`. */
const leaving = (label: string, safe: boolean): Rule => ({
  label,
  loosened: (before, after) => (after === before || after === safe ? null : change(before, after)),
  strictest: safe,
});

/** No list is longer that an agent could read; what reaches furthest stands first in it. */
const mostSaid = 20;

/** A list of which each further entry allows more. */
const added = (label: string, strictest: readonly unknown[], nameOf: NameOf, { keyOf = nameOf, rank = () => 0 }: ListWords = {}): Rule => ({
  label,
  loosened: (before, after) => {
    const known = new Set(listOf(before).map(keyOf));
    const further = listOf(after)
      .filter((entry) => !known.has(keyOf(entry)))
      .toSorted((a, b) => rank(a) - rank(b));
    if (further.length === 0) return null;
    const unsaid = further.length - mostSaid;
    return `added: ${further.slice(0, mostSaid).map(nameOf).join('; ')}${unsaid > 0 ? `; and ${unsaid} more` : ''}`;
  },
  strictest,
});

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** Which of two values is looser nobody can tell. */
const other = (label: string): Rule => ({ label, loosened: (before, after) => change(before, after) });

/** Words that people read and nothing is decided by. */
const harmless = (label: string): Rule => ({ label, loosened: () => null });

const part = (entry: unknown, name: string): string =>
  typeof entry === 'object' && entry !== null ? String(Reflect.get(entry, name)) : String(entry);
const addressOf = (link: unknown): string => part(link, 'address');
/** The host first, whatever stands before it in the address. */
const pageOf = (link: unknown): string => {
  const address = addressOf(link);
  if (!URL.canParse(address)) return plainWords(address);
  const { host, pathname, search, hash } = new URL(address);
  return plainWords(`${host}${pathname}${search}${hash}`.slice(0, 80));
};
const rangeOf = (network: unknown): string => part(network, 'range');
/** The widest first. */
const widthOf = (network: unknown): number => Number(rangeOf(network).split('/')[1]);

/** By the path of the field. A field that is not here counts as a rule that any change loosens. */
const rules: Readonly<Record<string, Rule>> = {
  $schema: harmless('Schema'),
  organisation: harmless('Organisation'),
  deskName: harmless('Name of the desk'),
  supportHours: harmless('When the desk is reached'),
  'ticket.example': harmless('Example of a ticket reference'),
  // Whoever has the slip in hand calls there, and signs in there.
  supportContact: other('How people reach the desk'),
  'pass.registrationAddress': other('Where people register again'),
  // A number typed as 07700… is looked for by it, and called back.
  countryCallingCode: other('Country calling code'),
  'ticket.pattern': other('Pattern of a ticket reference'),
  tenant: {
    label: 'Tenant',
    // The first one has nothing before it that it could put aside, and the sign-in page names it.
    loosened: (before, after) => (before === null || before === undefined ? null : change(before, after)),
    strictest: null,
  },
  'verification.expiresAfterMinutes': more('Longest check', 'minutes', 1),
  'verification.longPassMinutes': more('A stricter check for passes longer than', 'minutes', 10),
  'verification.checks': added('Checks of a caller', ['photoIdInPerson' satisfies EvidenceKind], wordsIn(checkWords)),
  'pass.preferredLifetimeMinutes': more('A pass lasts', 'minutes', 10),
  'pass.isUsableOnce': leaving('A pass can be used once only', true),
  'pass.perAgentPerHour': more('Passes per agent in 60 minutes', '', 1),
  'limits.peoplePerAgentPerHour': more('People that one agent changes in 60 minutes', '', 1),
  'limits.peoplePerTicketPerHour': more('People that are changed under one ticket in 60 minutes', '', 1),
  'limits.changesPerAgentPerHour': more('Changes by one agent in 60 minutes', '', 1),
  'limits.changesPerPersonPerHour': more('Changes to one person in 60 minutes', '', 1),
  'limits.changesPerTicketPerHour': more('Changes under one ticket in 60 minutes', '', 1),
  repeatResetDays: fewer('Earlier resets are pointed out within', 'days', 365),
  allowedMethods: added('What people may register', [] satisfies MethodKind[], wordsIn(methodNames)),
  trustedNetworks: added('Trusted networks', [], rangeOf, { rank: widthOf }),
  links: added('Pages that the desk opens', [], pageOf, { keyOf: addressOf }),
  'lock.afterIdleMinutes': more('Locks without keyboard and mouse after', 'minutes', 1),
  'lock.bySigningIn': leaving('Unlocks on Microsoft’s sign-in page', true),
  'signIn.useBroker': other('Signs in through the account broker of Windows'),
};

/** What an administrator's field holds when it was set and cannot be read: nobody may be let do more than was meant. */
export const strictestOf = (field: string, byDefault: unknown): unknown => {
  const { strictest } = ruleOf(field);
  return strictest === undefined ? byDefault : strictest;
};

/** @param field its path, as in `verification.checks` */
export const ruleOf = (field: string): Rule => (Object.hasOwn(rules, field) ? rules[field] : undefined) ?? other(field);
