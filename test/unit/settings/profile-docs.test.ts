import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { DeskProfile } from '../../../contract/profile.ts';
import { parseProfile } from '../../../main/settings/desk-profile.ts';
import { describedFields, profileSchemaText } from '../../../main/settings/profile-schema.ts';

const docs = resolve(import.meta.dirname, '../../../docs');
const schemaText = readFileSync(resolve(docs, 'desk-profile.schema.json'), 'utf8');
const page = readFileSync(resolve(docs, 'desk-profile.md'), 'utf8');
const example = /```json\n(?<json>[\s\S]*?)```/u.exec(page)?.groups?.['json'] ?? '';
const validate = addFormats.default(new Ajv2020({ allErrors: true, allowUnionTypes: true })).compile(JSON.parse(schemaText) as object);

/** The fields table: name, default and words of each row. */
const rows = [...page.matchAll(/^\| `(?<name>[$\w.]+)` \| (?<fallback>[^|]*) ?\| (?<words>.*) \|$/gmu)].map(({ groups }) => ({
  name: groups?.['name'] ?? '',
  fallback: (groups?.['fallback'] ?? '').trim(),
  words: groups?.['words'] ?? '',
}));

/** What each entry of a list may be, where that is a choice. */
const choicesOf = (items: unknown): unknown => (typeof items === 'object' && items !== null && 'enum' in items ? items.enum : 'no choice');

describe('docs/desk-profile.schema.json', () => {
  it('is what the contract says now', () => {
    expect(schemaText, 'Write it again: node scripts/profile-schema.ts').toBe(profileSchemaText());
  });

  it('describes every field', () => {
    expect(
      describedFields()
        .filter(({ description }) => description === '')
        .map(({ name }) => name),
    ).toEqual([]);
  });

  it('agrees with the console on what is a profile', () => {
    const cases: readonly (readonly [unknown, boolean])[] = [
      [{}, true],
      [DeskProfile.parse({}), true],
      [{ tenant: { tenantId: 'AAAAAAAA-0000-0000-0000-000000000000', clientId: '00000000-0000-0000-0000-000000000000' } }, true],
      [{ trustedNetworks: [{ name: 'a', range: '2001:db8::/32' }] }, true],
      [{ tenant: { tenantId: '00000000-0000-0000-0000-000000000000' } }, false],
      [{ ticket: { pattern: '(' } }, false],
      [{ links: [{ title: 'a', address: 'http://a.example' }] }, false],
      [{ trustedNetworks: [{ name: 'a', range: '192.0.2.0/33' }] }, false],
      [{ verification: { checks: [] } }, false],
      [{ verification: { check: [] } }, false],
      [{ lock: { afterIdleMinutes: 0.5 } }, false],
      [{ countryCallingCode: '044' }, false],
      [{ answers: [{ question: 'Where?', answer: 'Here.' }] }, true],
      [{ answers: [{ replaces: null, question: 'Where?', alternatives: ['where'], answer: 'Here.' }] }, true],
      [{ answers: [{ question: 'Where?' }] }, false],
      [{ answers: [{ question: 'Where?', answer: 'Here.', button: 'x' }] }, false],
      [{ answers: [{ replaces: 'Lost phone', question: 'Where?', answer: 'Here.' }] }, false],
      [{ deskName: 'two\nlines' }, false],
      [{ colour: 'red' }, false],
      [{ guide: { points: 12 } }, false],
      [{ guide: { signInAddress: 'https://office.com' } }, false],
      [{ guide: { neverAllow: ['readMail'] } }, false],
      [
        { support: [{ name: 'Desk', kind: 'phone', value: '01632 960100', hours: [{ days: 'Monday', from: '8:00', to: '17:00' }] }] },
        false,
      ],
      [
        { support: [{ name: 'Desk', kind: 'phone', value: '01632 960100', hours: [{ days: 'Monday', from: '08:00', to: '17:00' }] }] },
        true,
      ],
      [{ secondStep: { startsOn: '9 February 2026' } }, false],
      [{ secondStep: { startsOn: '2026-02-09' } }, true],
      [{ walkIn: { steps: [{ method: 'phone', way: 'smoke' }] } }, false],
      [[], false],
    ];
    for (const [value, isProfile] of cases) {
      expect(validate(value), JSON.stringify(value)).toBe(isProfile);
      expect('profile' in parseProfile(JSON.stringify(value)), JSON.stringify(value)).toBe(isProfile);
    }
  });
});

describe('docs/desk-profile.md', () => {
  it('has an example that the schema and the console take', () => {
    expect(validate(JSON.parse(example)), JSON.stringify(validate.errors)).toBe(true);
    expect(parseProfile(example)).toMatchObject({ profile: { organisation: 'Ashdown Schools Trust' } });
  });

  it('has an example whose ticket example matches its pattern', () => {
    const { ticket } = DeskProfile.parse(JSON.parse(example));
    expect(ticket.example).toMatch(new RegExp(`^(?:${ticket.pattern})$`, 'u'));
  });

  it('lists every field in the schema’s words', () => {
    const fields = describedFields();
    expect(rows.map(({ name }) => name)).toEqual(fields.map(({ name }) => name));
    for (const { name, description } of fields)
      expect(rows.find((row) => row.name === name)?.words, name).toContain(description.replace(/\.$/u, ''));
  });

  it('gives every default as it is', () => {
    for (const { name, schema } of describedFields()) {
      const said = rows.find((row) => row.name === name)?.fallback;
      const isGroup = schema.type === 'object';
      const isEverything = isDeepStrictEqual(schema.default, choicesOf(schema.items));
      expect(said, name).toBe(
        schema.default === undefined || isGroup ? '' : isEverything ? 'all' : `\`${JSON.stringify(schema.default)}\``,
      );
    }
  });
});
