import { describe, expect, it } from 'vitest';
import { createHash } from 'node:crypto';
import { parseProfile } from '../../../main/settings/desk-profile.ts';
import { exampleNames, exampleText } from '../../support/guides/examples.ts';

/** SHA-256 of the contacts of the organisations that the examples were made after: none of them may stand here in the clear. */
const realContacts: ReadonlySet<string> = new Set([
  '983e011487cb919d0ef5ca970a1e035c5da15a08748567080245d0e70795f805',
  '7ab4b1d3ed26f21bb0ec10cd8500692651a61f59ad1575e20e54f12604461b02',
  '83010cb67b9c8a68e44892c09d8828cef6b03f0ebc652e305cbe5b5040ca1df2',
  '76671a14a2416c2a6fe85f59881bd33a27c9acc417b1c458c32350f07ea99015',
  '60d2c2aa573c6181d28258ab475f940e6ff6ca4da303ab3f5f0be54b0890b749',
  '605998664764f86bb10aeb14c0b7a48cc6bc4308249913f0060da162e3da1d66',
  'cb27e50238180cef801cb99f0b757c687ec109e88ca51af65a8485b8039db54f',
  '8bc3532acd3851aa2a06e6399be57c833d913ec08dc1316af9333dd43bb8e561',
]);
const hash = (text: string): string => createHash('sha256').update(text.toLowerCase()).digest('hex');

/** Every run of one to four words, digits of numbers joined: what a contact could be. */
const runsIn = (text: string): string[] => {
  const words = text.split(/[^\p{L}\p{N}@.+’'-]+/u).map((word) => word.replaceAll(/^[.'’-]+|[.'’-]+$/gu, ''));
  return words.flatMap((word, index) => [
    word,
    ...word.split('@'),
    ...[2, 3, 4].map((length) => words.slice(index, index + length).join(' ')),
  ]);
};

describe('The example profiles', () => {
  it.each(exampleNames)('%s is a profile without a mistake', (name) => {
    expect(parseProfile(exampleText(name))).toHaveProperty('profile.organisation');
  });

  it.each(exampleNames)('%s has no contact of a real organisation', (name) => {
    expect(runsIn(exampleText(name)).filter((run) => realContacts.has(hash(run)))).toEqual([]);
  });

  it.each(exampleNames)('%s has telephone numbers of Ofcom’s for drama only, and addresses that cannot exist', (name) => {
    const text = exampleText(name);
    const drama = /^(?:020 7946 0\d{3}|01\d{2} 496 0\d{3}|01632 960\d{3}|07700 900\d{3})$/u;
    const numbers = [...text.matchAll(/\b0\d[\d ]{7,}\d\b/gu)].map(([number]) => number);
    expect(numbers.filter((number) => !drama.test(number))).toEqual([]);
    const hosts = [...text.matchAll(/(?:@|https:\/\/)(?<host>[a-z0-9.-]+)/gu)].map(({ groups }) => groups?.['host'] ?? '');
    expect(hosts.filter((host) => !host.endsWith('.example'))).toEqual([]);
  });
});
