import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DeskProfile } from '../../../contract/profile.ts';
import { clouds } from '../../../main/permissions/clouds.ts';
import { features } from '../../../main/permissions/features.ts';
import { managedFilePath } from '../../../main/settings/managed-file.ts';

const root = resolve(import.meta.dirname, '../../..');
const page = readFileSync(join(root, 'docs/set-up.md'), 'utf8');

const section = (title: string): string => page.split(/^## /mu).find((part) => part.startsWith(title)) ?? '';
/** The cells of the first table under a heading, without its head. */
const rows = (title: string): readonly (readonly string[])[] =>
  section(title)
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

const sources = readdirSync(join(root, 'main'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.includes('.tsc'))
  .map((name) => readFileSync(join(root, 'main', name), 'utf8'))
  .join('\n');

/** Whether main says a sentence that goes like this; `…` stands for what varies, and a template for the number in it. */
const isSaid = (words: string): boolean => {
  const parts = words
    .replaceAll("'", '’')
    .replaceAll('5 minutes', '…')
    .split('…')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== ')');
  return parts.every((part) => sources.includes(part));
};

describe('docs/set-up.md', () => {
  const said = rows('When it says')
    .flatMap(([words = '']) => words.split(' / '))
    .map((words) => [words] as const);
  test('lists what is said when something is wrong', () => expect(said.length).toBeGreaterThan(15));
  test.each(said)('quotes a sentence that the console says: %s', (words) => expect(isSaid(words)).toBe(true));
  test('this check finds a sentence that nobody says', () => expect(isSaid('Your administrator is on holiday.')).toBe(false));

  test('names the addresses of each cloud', () => {
    const named = rows('Networks').map(([, login, graph]) => [login, graph]);
    expect(named).toEqual(
      Object.values(clouds).map(({ login, graphRoot }) => [login, graphRoot].map((address) => `\`${new URL(address).host}\``)),
    );
  });

  test('shows a desk profile that can be used', () => {
    const [, json = ''] = /```json\n(.*?)```/su.exec(page) ?? [];
    expect(DeskProfile.parse(JSON.parse(json))).toMatchObject({ organisation: 'Contoso', tenant: { cloud: 'global' } });
  });

  test('says where settings are placed for everybody at a computer', () => {
    for (const platform of ['win32', 'darwin', 'linux'] as const) {
      const folder = (managedFilePath(platform) ?? '').replace(/.desk-profile\.json$/u, '');
      expect(page).toContain(`\`${folder}\``);
    }
  });

  test('names the features whose permissions reach further than their name', () => {
    expect(page).toContain(`**${features.defaultMethod.title}**`);
    expect(features.lookUp.title.startsWith('Find a person,')).toBe(true);
  });
});
