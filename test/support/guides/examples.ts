import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { DeskProfile } from '../../../contract/profile.ts';
import facts from './facts.json' with { type: 'json' };

export type ExampleName = keyof typeof facts;
export const exampleNames = Object.keys(facts) as ExampleName[];

/** The file as it ships. */
export const exampleText = (name: ExampleName): string =>
  readFileSync(resolve(import.meta.dirname, `../../../examples/profiles/${name}.json`), 'utf8');

export const exampleProfile = (name: ExampleName): DeskProfile => DeskProfile.parse(JSON.parse(exampleText(name)));

export interface GuideFact {
  readonly fact: string;
  /** Where it comes from: a field of the profile, or the templates. */
  readonly from: string;
  /** What to find in the guide's text, as a regular expression over text of which each run of white space is one blank. */
  readonly expect: string;
  /** Which guide says it; `panel only` where it is the first to be left out for room. */
  readonly guide: string;
}

export const factsOf = (name: ExampleName): readonly GuideFact[] => facts[name];
export const isIn = ({ expect }: GuideFact, text: string): boolean => new RegExp(expect, 'u').test(text.replaceAll(/\s+/gu, ' '));
