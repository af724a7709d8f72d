import type { NumberOnRecord } from '../../contract/evidence.ts';
import type { AuthenticationMethod } from '../../contract/methods.ts';
import type { Person } from '../../contract/person.ts';
import type { User } from '../../contract/user.ts';

type CallBackNumber = Person['callBackNumbers'][number];

/** The last figures of a number, even of one that Graph masks: "+44 •••• 23" gives "23". */
export const numberEnding = (number: string): string | null => {
  // An extension follows a figure; an X after an X is Graph's mask.
  const withoutExtension = number.replace(/(?<=\d)\s*(x|ext\.?)\s*\d+$/iu, '');
  return /(\d{2,4})\D*$/u.exec(withoutExtension)?.[1]?.slice(-4) ?? null;
};

const doubtOfMobile =
  'If the phone is lost or its SIM was moved, somebody else may answer. It does not count when the phone is what was lost.';
const doubtOfMethod = 'Registered for sign-in, so somebody inside the account could have set it.';

/**
 * Numbers on record that the agent may call, the most independent of a lost handset first: what the
 * organisation keeps before what the person (or somebody in their account) registered.
 */
export const callBackNumbers = (user: User, methods: readonly AuthenticationMethod[]): CallBackNumber[] => {
  const methodNumber = (phoneType: AuthenticationMethod['phoneType']): string | null =>
    methods.find((method) => method.phoneType === phoneType)?.detail ?? null;
  const candidates: readonly [NumberOnRecord, string, string | null, string | null][] = [
    ['business', 'Work phone in the directory', user.businessPhones[0] ?? null, null],
    ['office', 'Office phone registered for sign-in', methodNumber('office'), null],
    ['alternateMobile', 'Alternate mobile registered for sign-in', methodNumber('alternateMobile'), doubtOfMethod],
    ['directoryMobile', 'Mobile in the directory', user.mobilePhone, doubtOfMobile],
    ['mobile', 'Mobile registered for sign-in', methodNumber('mobile'), doubtOfMobile],
  ];
  const seen = new Set<string>();
  return candidates.flatMap(([number, label, display, doubt]) => {
    const ending = display === null ? null : numberEnding(display);
    if (display === null || ending === null) return [];
    // Two masked numbers may look alike and be two numbers; only whole ones can be told to be the same.
    const same = display.replaceAll(/[\s().-]/gu, '');
    if (/^\+?\d+$/u.test(same) && seen.has(same)) return [];
    seen.add(same);
    return [{ number, label, display, ending, doubt }];
  });
};
