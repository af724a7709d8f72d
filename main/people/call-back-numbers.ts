import type { NumberOnRecord } from '../../contract/evidence.ts';
import type { Person } from '../../contract/person.ts';
import type { RecordedNumber } from './numbers-on-record.ts';
import { compareNumbers } from './phone-number.ts';

type CallBackNumber = Person['callBackNumbers'][number];

const doubtOfMobile =
  'If the phone is lost or its SIM was moved, somebody else may answer. It does not count when the phone is what was lost.';
const doubtOfMethod = 'Registered for sign-in, so somebody inside the account could have set it.';

const names: Readonly<Record<NumberOnRecord, { readonly label: string; readonly doubt: string | null }>> = {
  business: { label: 'Work phone in the directory', doubt: null },
  office: { label: 'Office phone registered for sign-in', doubt: doubtOfMethod },
  alternateMobile: { label: 'Alternate mobile registered for sign-in', doubt: doubtOfMethod },
  directoryMobile: { label: 'Mobile in the directory', doubt: doubtOfMobile },
  mobile: { label: 'Mobile registered for sign-in', doubt: doubtOfMobile },
};

/** Those who may be lost with a handset: a number that ends as one of them may be it. */
const losable: ReadonlySet<NumberOnRecord> = new Set<NumberOnRecord>(['alternateMobile', 'directoryMobile', 'mobile']);

/** What a number has against it beyond its name. */
const doubtOf = (one: RecordedNumber, all: readonly RecordedNumber[]): string | null => {
  const { doubt } = names[one.number];
  if (doubt !== null) return doubt;
  if (one.parsed.isMobile) return `This is a mobile. ${doubtOfMobile}`;
  const alike = all.find((other) => losable.has(other.number) && compareNumbers(one.parsed, other.parsed) === 'perhaps');
  return alike === undefined
    ? null
    : `It ends like the ${names[alike.number].label.toLowerCase()} (${alike.display}) and may be the same phone. It does not count when that one is lost.`;
};

const isOneEntry = (one: RecordedNumber, other: RecordedNumber): boolean =>
  compareNumbers(one.parsed, other.parsed) === 'same' && one.parsed.extension === other.parsed.extension;

/**
 * Numbers that the agent may call, each once, the most independent of a lost handset first: what the organisation keeps
 * before what the person (or somebody in their account) registered. A number that stands under several names has its most
 * doubtful one. What Graph masks is not among them: nobody can dial it.
 * @param numbers all that stand for the person, the most independent first.
 */
export const callBackNumbers = (numbers: readonly RecordedNumber[]): CallBackNumber[] => {
  const whole = numbers.filter(({ isMasked, ending }) => !isMasked && ending !== null);
  return whole.flatMap((one, index) => {
    // The order is that of the doubt, so the last of those that are one number is the most doubtful.
    if (one.ending === null || whole.slice(index + 1).some((later) => isOneEntry(one, later))) return [];
    const { number, display, ending } = one;
    return [{ number, label: names[number].label, display, ending, doubt: doubtOf(one, numbers) }];
  });
};
