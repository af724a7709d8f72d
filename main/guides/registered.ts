import { methodNames } from '../../contract/method-names.ts';
import type { AuthenticationMethod, MethodKind } from '../../contract/methods.ts';
import type { GuideFacts } from './guide-facts.ts';
import { dayInWords } from './words.ts';

/** Not told to a person as set up: the password they know, a pass ends, and of an unknown kind nothing can be said. */
const untold: ReadonlySet<MethodKind> = new Set<MethodKind>(['password', 'temporaryAccessPass', 'unknown']);

/** What is asked first under system-preferred sign-in, as Microsoft publishes the order (April 2026), without what ends by itself. */
const systemOrder: readonly MethodKind[] = [
  'fido2',
  'microsoftAuthenticator',
  'externalAuthentication',
  'softwareOath',
  'hardwareOath',
  'phone',
];

export const told = (facts: GuideFacts): readonly AuthenticationMethod[] => facts.methods.filter(({ kind }) => !untold.has(kind));

export const has = ({ methods }: GuideFacts, kind: MethodKind): boolean => methods.some((method) => method.kind === kind);

/** Whether a person with these methods can pass the second step. */
export const hasSecondStep = ({ methods }: Pick<GuideFacts, 'methods'>): boolean =>
  methods.some(({ kind, countsAsSecondStep }) => countsAsSecondStep && !untold.has(kind));

const askedFirst = (facts: GuideFacts): AuthenticationMethod | undefined => {
  if (facts.isSystemPreferred === null) return undefined;
  if (!facts.isSystemPreferred) return facts.methods.find(({ isDefault }) => isDefault);
  const kind = systemOrder.find((candidate) => has(facts, candidate));
  return facts.methods.find((method) => method.kind === kind);
};

/** Two digits are enough for the owner, and tell a finder of the paper nothing. */
const ending = (detail: string): string | null => /(?<last>\d\d)\D*$/u.exec(detail)?.groups?.['last'] ?? null;

const nameOf = ({ kind, label, detail }: AuthenticationMethod): string => {
  if (kind === 'phone') {
    const last = detail === null ? null : ending(detail);
    return last === null ? label : `${label}, ending in ${last}`;
  }
  const name = methodNames[kind];
  return detail === null || detail === name ? name : `${name} (${detail})`;
};

/** One line for each thing that is set up; the one that is asked first says so. */
export const setUpLines = (facts: GuideFacts): string[] => {
  const first = askedFirst(facts);
  return told(facts).map((method) => {
    const use = method.kind === 'email' ? ': only for a new password' : method === first ? ': this is asked first' : '';
    return `${nameOf(method)}${use}`;
  });
};

/** Which methods also make a new password, in words; null where the desk does not offer it or nothing that serves is set up. */
export const resetLine = (facts: GuideFacts): string | null => {
  const { passwordReset, steps } = facts.profile.walkIn;
  if (passwordReset === 0) return null;
  const serving = new Set(steps.filter(({ forReset }) => forReset).map(({ method }) => method));
  const ready = [...serving].filter((kind) => has(facts, kind)).length;
  if (ready < passwordReset || ready === 0) return null;
  return ready === 1
    ? 'It also lets you make a new password.'
    : ready === 2
      ? 'Both also let you make a new password.'
      : 'They also let you make a new password.';
};

/** The end of Microsoft's texts and calls, for a person or a step that rests on them. */
export const phonesEnd = (facts: GuideFacts): string | null => {
  const { telephony, endsOn } = facts.profile.phones;
  if (telephony === 'ownProvider' || endsOn === null) return null;
  const date = dayInWords(endsOn);
  if (endsOn <= facts.today) return `Microsoft’s texts and calls ended on ${date}. Use the app or a passkey.`;
  return has(facts, 'microsoftAuthenticator') || has(facts, 'fido2')
    ? `Microsoft’s texts and calls end on ${date}. From then on, use ${has(facts, 'microsoftAuthenticator') ? 'the app' : 'your passkey'}.`
    : `Microsoft’s texts and calls end on ${date}. Set up the app or a passkey before then.`;
};
