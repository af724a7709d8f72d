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
const questionOf = (answer: unknown): string => `“${plainWords(part(answer, 'question')).slice(0, 80)}”`;
const supportOf = (entry: unknown): string =>
  `${plainWords(part(entry, 'name')).slice(0, 80)}, ${plainWords(part(entry, 'value')).slice(0, 80)}`;
const headingOf = (entry: unknown): string => `“${plainWords(part(entry, 'heading')).slice(0, 80)}”`;
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
  'limits.peoplePerAgentPerHour': more('People that one agent may change in 60 minutes', '', 1),
  'limits.peoplePerTicketPerHour': more('People that may be changed under one ticket in 60 minutes', '', 1),
  'limits.changesPerAgentPerHour': more('Changes that one agent may make in 60 minutes', '', 1),
  'limits.changesPerPersonPerHour': more('Changes that may be made to one person in 60 minutes', '', 1),
  'limits.changesPerTicketPerHour': more('Changes that may be made under one ticket in 60 minutes', '', 1),
  repeatResetDays: fewer('Earlier resets are pointed out within', 'days', 365),
  allowedMethods: added('What people may register', [] satisfies MethodKind[], wordsIn(methodNames)),
  trustedNetworks: added('Trusted networks', [], rangeOf, { rank: widthOf }),
  links: added('Pages that the desk opens', [], pageOf, { keyOf: addressOf }),
  // What the guide says of how people sign in. Nothing is decided by it.
  'secondStep.startsOn': harmless('The day from which the second step is asked'),
  'secondStep.asked': harmless('When the second step is asked'),
  'secondStep.away': harmless('What “away” is called'),
  'secondStep.trustedPlaces': harmless('Places where nobody is asked'),
  'secondStep.setUpPlace': harmless('Where setting up is easiest'),
  'secondStep.setUpPlaceReason': harmless('Why it is easiest there'),
  'secondStep.systems': harmless('What asks for the second step'),
  'phones.channels': harmless('How a number may be used'),
  'phones.numberKinds': harmless('Which numbers are taken'),
  'phones.callingCodes': harmless('Country calling codes that are taken'),
  'phones.preferred': harmless('Which number to ask for first'),
  'phones.reason': harmless('Why these numbers'),
  'phones.telephony': harmless('Who sends texts and makes calls'),
  'phones.endsOn': harmless('When texts and calls end'),
  'walkIn.route': harmless('Where people set up'),
  'walkIn.defaultMethod': harmless('What is to be asked first'),
  'walkIn.withoutPhone': harmless('Ways without a smartphone'),
  'walkIn.passwordReset': harmless('Methods that a new password needs'),
  'walkIn.appBackup': harmless('Whether the app is backed up'),
  'guide.title': harmless('Heading of the guide'),
  'guide.account': harmless('What the account is called'),
  'guide.language': harmless('Language of the guide'),
  'guide.points': harmless('Size of the guide’s text'),
  'guide.otherFormats': harmless('Whom to ask for another format'),
  'guide.have': harmless('What to have at hand'),
  'guide.answers': harmless('Answers on the guide'),
  // Whoever has the guide in hand goes there, calls there and does what it says.
  support: added('Where the guide sends people for help', [], supportOf, { keyOf: (entry) => JSON.stringify(entry) }),
  'walkIn.steps': other('What people set up'),
  'walkIn.firstAddress': other('The page where people start'),
  'walkIn.passwordResetAddress': other('The page for a new password'),
  'walkIn.idDocuments': added('Documents that count at the counter', [], (name) => plainWords(String(name))),
  'guide.signInAddress': other('Where the guide sends people to sign in'),
  'guide.manageAddress': other('Where the guide sends people to change their methods'),
  'guide.notes': added('Notes on the guide', [], headingOf, { keyOf: (entry) => JSON.stringify(entry) }),
  'guide.more': added('Pages that the guide names', [], pageOf, { keyOf: addressOf }),
  'guide.neverAllow': other('What the guide says is never asked for'),
  // What is read out to a caller as the desk's own.
  answers: added('Answers to callers', [], questionOf, { keyOf: (answer) => JSON.stringify(answer) }),
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
