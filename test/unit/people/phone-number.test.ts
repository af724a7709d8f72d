import { describe, expect, test } from 'vitest';
import type { NumberOnRecord } from '../../../contract/evidence.ts';
import { callBackNumbers } from '../../../main/people/call-back-numbers.ts';
import { describeMethods } from '../../../main/people/describe-methods.ts';
import { findNumbers, numberCalled, ownNumbers } from '../../../main/people/numbers-on-record.ts';
import { loadPhoneLibrary } from '../../../main/people/phone-library.ts';
import { compareNumbers, isMasked, numberEnding, numberParser } from '../../../main/people/phone-number.ts';

const library = await loadPhoneLibrary();
const parse = numberParser(library, '44');
const compare = (one: string, other: string) => compareNumbers(parse(one), parse(other));

describe('one number, however it is written', () => {
  test.each([
    '(0113) 496 0123',
    '+44 (0)113 496 0123',
    'tel:+441134960123',
    '0113/496 0123',
    '0113 496 0123 ext 12',
    '+441134960123;ext=12',
    '0113‑496‑0123',
    '0113 – 496 – 0123',
    '113 496 0123',
    '441134960123',
    '0044 113 496 0123',
    ' +44 113 496 0123 ',
  ])('%s is +44 113 496 0123', (written) => {
    expect(compare(written, '+44 113 496 0123')).toBe('same');
    expect(numberEnding(written)).toBe('0123');
  });

  test('F01: as written at home, and as Graph keeps a method', () => expect(compare('07700 900123', '+44 7700900123')).toBe('same'));

  test('a calling code that no country has is no reason to fail', () => {
    const lost = numberParser(library, '999');
    expect(compareNumbers(lost('+44 7700 900123'), lost('0044 7700900123'))).toBe('same');
    expect(lost('07700 900123').e164).toBeNull();
  });
});

describe('what cannot be told apart', () => {
  test.each([
    ['+44 XXXXXXXX01', '+44 7700 900001', 'perhaps'],
    ['+44 XXXXXXXX01', '+44 1632 960101', 'perhaps'],
    ['+44 XXXXXXXX01', '+44 1632 960151', 'different'],
    ['+44 XXXXXXXX01', '+44 XXXXXXXX01', 'perhaps'],
    // A branch abroad writes its numbers as at home: the desk's country is a guess.
    ['06 39 98 00 01', '+33 639980001', 'perhaps'],
    ['+33 639980001', '+44 639980001', 'different'],
    // An extension alone.
    ['0001', '+44 7700 900001', 'perhaps'],
    ['+44 7700 900001', '+44 7700 900002', 'different'],
  ] as const)('%s and %s: %s', (one, other, verdict) => {
    expect(compare(one, other)).toBe(verdict);
    expect(compare(other, one)).toBe(verdict);
  });

  test.each([
    ['+44 XXXXXXXX01', true],
    ['+44 •••• 23', true],
    ['+44 ****23', true],
    ['+44 1632960164x22', false],
    ['0113 496 0123 ext 12', false],
  ])('%s is masked: %s', (number, masked) => expect(isMasked(number)).toBe(masked));
});

describe('numbers on record', () => {
  const phone = (phoneType: string, phoneNumber: string) => ({
    '@odata.type': '#microsoft.graph.phoneAuthenticationMethod',
    id: phoneType,
    phoneType,
    phoneNumber,
  });
  const numbers = (directory: { businessPhones?: string[]; mobilePhone?: string | null }, registered: readonly [string, string][] = []) =>
    ownNumbers(
      { businessPhones: directory.businessPhones ?? [], mobilePhone: directory.mobilePhone ?? null },
      describeMethods(
        registered.map(([type, number]) => phone(type, number)),
        [],
        null,
      ),
      parse,
    );
  const called = (own: ReturnType<typeof numbers>, number: NumberOnRecord, ending: string) =>
    numberCalled(findNumbers(own, { number, ending }), own);

  test('a number that stands under several names is all of them, and is offered under the most doubtful', () => {
    const own = numbers({ businessPhones: ['07700 900123'], mobilePhone: null }, [['mobile', '+44 7700900123']]);
    expect(called(own, 'business', '0123')).toMatchObject({ is: ['business', 'mobile'], mayBe: [] });
    expect(callBackNumbers(own)).toMatchObject([{ number: 'mobile', doubt: expect.stringContaining('does not count') }]);
  });

  test('one whose end agrees with a masked one may be it, and says so', () => {
    const own = numbers({ businessPhones: ['+44 1632 960101'] }, [['mobile', '+44 XXXXXXXX01']]);
    expect(called(own, 'business', '0101')).toMatchObject({ is: ['business'], mayBe: ['mobile'] });
    expect(callBackNumbers(own)).toMatchObject([{ number: 'business', doubt: expect.stringContaining('may be the same phone') }]);
  });

  test('a mobile under the name of a work phone is a mobile', () => {
    // From a range that the German regulator keeps for films; of the British one the numbering plan says nothing.
    const own = numbers({ businessPhones: ['+49 171 39 200 01'] }, [['mobile', '+44 7700900001']]);
    expect(called(own, 'business', '0001')).toMatchObject({ is: ['business'], mayBe: [], isMobile: true });
    expect(callBackNumbers(own)[0]?.doubt).toMatch(/mobile/u);
  });

  test('every work phone is offered, a number is not found by its end alone, and what has no figures is none', () => {
    const own = numbers({ businessPhones: ['+44 1632 960164', '+44 1632 960165', 'ask reception'] }, [['office', '+44 1632960164x22']]);
    expect(callBackNumbers(own).map(({ display }) => display)).toEqual(['+44 1632 960164', '+44 1632 960165', '+44 1632960164x22']);
    expect(findNumbers(own, { number: 'directoryMobile', ending: '0164' })).toEqual([]);
    expect(findNumbers(own, { number: 'business', ending: '64' })).toEqual([]);
    expect(called(own, 'business', '0164').is).toEqual(['business', 'office']);
  });
});
