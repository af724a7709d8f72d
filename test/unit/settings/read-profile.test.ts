import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DeskProfile } from '../../../contract/profile.ts';
import { parseProfile, readProfile } from '../../../main/settings/desk-profile.ts';
import { measured } from '../../support/time-promise.ts';

/** `line field: message`, as an agent could find it. */
const problems = (text: string): string[] => {
  const parsed = parseProfile(text);
  return 'problems' in parsed ? parsed.problems.map(({ field, line, message }) => `${line} ${field}: ${message}`) : [];
};

describe('A desk profile as text', () => {
  it('takes an empty group for the defaults', () => {
    expect(parseProfile('{}')).toEqual({ profile: DeskProfile.parse({}) });
  });

  it('names field and line of a wrong value, wherever its lines end', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const text = ['{', '  "deskName": "Desk",', '  "verification": {', '    "expiresAfterMinutes": "15"', '  }', '}'].join(end);
      expect(problems(text)).toEqual(['4 verification.expiresAfterMinutes: Must be a whole number.']);
    }
  });

  it('names every problem at once, in the order of the lines', () => {
    const text = `{
      "links": [
        { "title": "Wiki", "address": "https://wiki.example" },
        { "title": "Rota", "address": "http://rota.example" }
      ],
      "verification": { "checks": ["callBack", "voice"] },
      "trustedNetworks": [{ "name": "Office", "range": "192.0.2.0/64" }],
      "repeatResetDays": 0,
      "ticket": { "pattern": "(" },
      "tenant": { "tenantId": "contoso.example", "clientId": "00000000-0000-0000-0000-000000000000" },
      "countryCallingCode": 44
    }`;
    expect(problems(text)).toEqual([
      '4 links.1.address: Must be an address that starts with https://.',
      '6 verification.checks.1: Must be one of callBack, photoIdInPerson, photoIdVideo, managersWord.',
      '7 trustedNetworks.0.range: Must be a network such as 192.0.2.0/24 or 2001:db8::/32.',
      '8 repeatResetDays: Must be 1 or more.',
      '9 ticket.pattern: Must be a regular expression.',
      '10 tenant.tenantId: Must be an ID such as 00000000-0000-0000-0000-000000000000.',
      '11 countryCallingCode: Must be text in quotes.',
    ]);
  });

  it('says at most 20 problems', () => {
    const text = JSON.stringify({ links: Array.from({ length: 20 }, () => ({ title: '', address: '' })) });
    expect(problems(text)).toHaveLength(20);
  });

  it('names an unknown field, and the one that was probably meant', () => {
    expect(
      problems('{\n"verfication": {},\n"verification": { "check": ["callBack"] },\n"expiresAfterMinutes": 5,\n"colour": "red"\n}'),
    ).toEqual([
      '2 verfication: There is no such field. Did you mean “verification”?',
      '3 verification.check: There is no such field. Did you mean “checks”?',
      '4 expiresAfterMinutes: There is no such field. It belongs into “verification”.',
      '5 colour: There is no such field.',
    ]);
  });

  it('names the line of what is missing by the group that it is missing from', () => {
    expect(problems('{\n"links": [\n{ "title": "Wiki" }\n]\n}')).toEqual(['3 links.0.address: Is missing: must be text in quotes.']);
  });

  it('points out a name that stands twice, since JSON would keep the last without a word', () => {
    expect(problems('{\n"verification": { "checks": ["callBack"] },\n"verification": {}\n}')).toEqual([
      '3 verification: Stands here a second time; the first is on line 2. Keep one of them.',
    ]);
  });

  it.each([
    ['a comment', '{\n// ours\n"deskName": "Desk" }', '2 ', 'Comments are not possible in this file. Take it out.'],
    ['a comma too many', '{ "deskName": "Desk",\n}', '2 ', 'A comma too many stands before this bracket.'],
    ['a comma too many in a list', '{ "links": [\n1,\n] }', '3 links.1', 'A comma too many stands before this bracket.'],
    ['a missing comma', '{ "deskName": "Desk"\n"organisation": "School" }', '2 ', 'A comma is missing before this.'],
    ['a missing colon', '{\n"deskName" "Desk" }', '2 ', 'A colon is missing after the name of a field.'],
    ['a missing brace', '{ "lock": {\n"afterIdleMinutes": 5 }\n', '3 ', 'A closing brace } is missing.'],
    ['a missing bracket', '{ "links": [\n}', '2 links', 'A closing bracket ] is missing.'],
    ['an open text', '{\n"deskName": "Desk\n}', '2 deskName', 'The closing quote of a text is missing.'],
    ['typographic quotes', '{\n“deskName”: "Desk" }', '2 ', 'Only straight double quotes (") are possible here.'],
    ['a Windows path', '{\n"ticket": { "pattern": "\\d+" } }', '2 ticket.pattern', 'A backslash in a text must be written twice: \\\\.'],
    ['a second profile', '{}\n{}', '2 ', 'There is more text after the end of the profile.'],
    ['nothing', ' ', '1 ', 'The file is empty. Even {} would do.'],
  ])('says what is wrong and where for %s', (_, text, where, message) => {
    const [first = ''] = problems(text);
    expect(first.slice(0, where.length)).toBe(where);
    expect(first).toContain(message);
  });

  it('refuses what is no group of fields', () => {
    for (const text of ['[]', 'null', '"text"', '7']) expect(problems(text)).toEqual(['1 : Must be a group of fields in braces.']);
  });

  it('reads past the mark that some editors put first', () => {
    expect(problems('\uFEFF{ "deskName": "Desk" }')).toEqual([]);
    expect(problems('\uFEFF{\n"deskName": 1 }')).toEqual(['2 deskName: Must be text in quotes.']);
  });

  it('refuses brackets nested without end, and a file of any size, within a moment', () => {
    expect(problems(`{ "links":\n${'['.repeat(500_000)}`)).toEqual(['2 : Brackets are nested more than 32 deep here.']);
    expect(problems(`{}${' '.repeat(1_048_577)}`)).toEqual(['null : The file is larger than a desk profile can be (1 MB).']);
    const crowd = `{${Array.from({ length: 60_000 }, (_, index) => `"name${index}": 1`).join(',\n')}}`;
    const { value: found, processorMs } = measured(() => problems(crowd));
    expect(found).toHaveLength(20);
    expect(processorMs).toBeLessThan(8_000);
  });

  it('takes for JSON exactly what JSON.parse takes, and never throws', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"deskName"',
      '"a\\u00e9"',
      '"\\x"',
      '1',
      '-',
      '01',
      '1e',
      'true',
      'nul',
      ' ',
      '\n',
      '\u00a0',
      '\u2028',
      '/*',
      '*/',
      '//',
      "'",
      '\t',
      '\u0000',
    );
    const texts = fc.oneof(
      fc.string(),
      fc.json(),
      fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const isJson = ((): boolean => {
          try {
            JSON.parse(text);
            return true;
          } catch {
            return false;
          }
        })();
        const { problems: found, json } = readProfile(text);
        expect(isJson || found.length > 0).toBe(true);
        expect(isJson || json === null).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps what is right of a file with problems, so that the rest can still hold', () => {
    const { json } = readProfile(
      JSON.stringify({
        deskName: 'Desk',
        links: [{ title: 'Wiki', address: 'https://wiki.example', colour: 'red' }],
        verification: { expiresAfterMinutes: 5, checks: [] },
        tenant: { tenantId: 'x' },
        colour: 'red',
      }),
    );
    expect(json).toEqual({ deskName: 'Desk', verification: { expiresAfterMinutes: 5 } });
  });

  it('can always use what it keeps', () => {
    const keys = ['tenant', 'organisation', 'ticket', 'verification', 'pass', 'links', 'lock', 'trustedNetworks', 'deskName', 'odd'];
    const values = fc.oneof(
      fc.jsonValue(),
      fc.dictionary(fc.constantFrom('pattern', 'checks', 'expiresAfterMinutes', 'tenantId', 'bySigningIn', 'odd'), fc.jsonValue()),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), values), (value) => {
        const { json, problems: found } = readProfile(JSON.stringify(value));
        expect(json).not.toBeNull();
        expect(DeskProfile.safeParse(json).success).toBe(true);
        expect(found.length === 0 ? json : value).toEqual(value);
      }),
      { numRuns: 200 },
    );
  });
});
