import type { ManagersNumber, NumberCalled, NumberOnRecord } from '../../contract/evidence.ts';
import type { AuthenticationMethod } from '../../contract/methods.ts';
import type { Manager, User } from '../../contract/user.ts';
import type { GraphManager } from '../graph/users.ts';
import type { ParseNumber, PhoneNumber } from './phone-number.ts';
import { compareNumbers, isMasked, numberEnding } from './phone-number.ts';

/** A number that stands somewhere for a person. */
export interface RecordedNumber {
  readonly number: NumberOnRecord;
  /** As readable for this agent. */
  readonly display: string;
  /** Its last figures; null where there are none. */
  readonly ending: string | null;
  readonly isMasked: boolean;
  readonly parsed: PhoneNumber;
}

/** What can be called of a person, and of whoever vouches for them. It does not leave main as it is. */
export interface NumbersOnRecord {
  readonly own: readonly RecordedNumber[];
  readonly managers: readonly RecordedNumber[];
}

const recorded = (parse: ParseNumber, number: NumberOnRecord, displays: readonly (string | null | undefined)[]): RecordedNumber[] =>
  displays.flatMap((display) =>
    // Text without a figure, as in "ask reception", is no number.
    display === null || display === undefined || !/\d/u.test(display)
      ? []
      : [{ number, display, ending: numberEnding(display), isMasked: isMasked(display), parsed: parse(display) }],
  );

/** Every number that stands for the person, the most independent of a lost handset first; one may stand there several times. */
export const ownNumbers = (
  user: Pick<User, 'businessPhones' | 'mobilePhone'>,
  methods: readonly AuthenticationMethod[],
  parse: ParseNumber,
): readonly RecordedNumber[] => {
  const registered = (phoneType: NonNullable<AuthenticationMethod['phoneType']>): RecordedNumber[] =>
    recorded(
      parse,
      phoneType,
      methods.filter((method) => method.phoneType === phoneType).map(({ detail }) => detail),
    );
  return [
    ...recorded(parse, 'business', user.businessPhones),
    ...registered('office'),
    ...registered('alternateMobile'),
    ...recorded(parse, 'directoryMobile', [user.mobilePhone]),
    ...registered('mobile'),
  ];
};

export const managersNumbers = (manager: GraphManager | null, parse: ParseNumber): readonly RecordedNumber[] => [
  ...recorded(parse, 'business', manager?.businessPhones ?? []),
  ...recorded(parse, 'directoryMobile', [manager?.mobilePhone]),
];

/** Those of the manager's numbers that a record can name. */
export const managersPhones = (numbers: readonly RecordedNumber[]): Manager['phones'] =>
  numbers.flatMap(({ number, ending, display }) => (isManagers(number) && ending !== null ? [{ number, ending, display }] : []));

const isManagers = (number: NumberOnRecord): number is ManagersNumber['number'] => number === 'business' || number === 'directoryMobile';

/** The entries of this name with this ending: what the agent can have meant. None that is masked, since nobody can dial it. */
export const findNumbers = (numbers: readonly RecordedNumber[], asked: { readonly number: NumberOnRecord; readonly ending: string }) =>
  numbers.filter(({ number, ending, isMasked: hidden }) => !hidden && number === asked.number && ending === asked.ending);

/** What was called, told by all that stands for the person: the same line may stand there under other names. */
export const numberCalled = (called: readonly RecordedNumber[], own: readonly RecordedNumber[]): NumberCalled => {
  const named = (verdict: 'same' | 'perhaps'): NumberOnRecord[] => [
    ...new Set(
      own
        .filter((other) => called.some((one) => one === other || compareNumbers(one.parsed, other.parsed) === verdict))
        .map(({ number }) => number),
    ),
  ];
  const is = named('same');
  return { is, mayBe: named('perhaps').filter((number) => !is.includes(number)), isMobile: called.some(({ parsed }) => parsed.isMobile) };
};
