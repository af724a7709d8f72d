import type { z } from 'zod';
import { DeskProfile } from './profile.ts';

/** One thing that is wrong with a value that is meant to be a desk profile. */
export interface ProfileFinding {
  /** Keys and indices from the top. For a name that does not exist: the path of that name. */
  readonly path: readonly (string | number)[];
  /** What is expected, as a sentence. */
  readonly message: string;
  readonly unknownName: boolean;
}

/** Everything that is wrong with the value, in the schema's order; empty when it is a desk profile. */
export const findProfileProblems = (value: unknown): ProfileFinding[] => {
  const parsed = DeskProfile.safeParse(value, { reportInput: true });
  return parsed.success ? [] : parsed.error.issues.flatMap(describeIssue);
};

const describeIssue = (issue: z.core.$ZodIssue): ProfileFinding[] => {
  const path = issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], message: 'There is no such field.', unknownName: true }));
  }
  return [{ path, message: expectation(issue), unknownName: false }];
};

const expectation = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? `Is missing: must be ${typeWords(issue.expected)}.` : `Must be ${typeWords(issue.expected)}.`;
    case 'too_small':
      return limit(issue.origin, 'least', Number(issue.minimum));
    case 'too_big':
      return limit(issue.origin, 'most', Number(issue.maximum));
    case 'invalid_value':
      return `Must be ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map(String).join(', ')}.`;
    default:
      return sentence(issue.message);
  }
};

const typeWords = (expected: string): string => {
  switch (expected) {
    case 'string':
      return 'text in quotes';
    // Every number of a profile is a whole one; zod tells so only once it is a number.
    case 'int':
    case 'number':
      return 'a whole number';
    case 'boolean':
      return 'true or false';
    case 'array':
      return 'a list in square brackets';
    case 'object':
      return 'a group of fields in braces';
    default:
      return expected;
  }
};

const limit = (origin: string, bound: 'least' | 'most', value: number): string => {
  const number = value.toLocaleString('en-GB');
  if (origin === 'string') {
    if (bound === 'least' && value === 1) return 'Must not be empty.';
    return `Must have at ${bound} ${number} ${value === 1 ? 'character' : 'characters'}.`;
  }
  if (origin === 'array') return `Must have at ${bound} ${number} ${value === 1 ? 'entry' : 'entries'}.`;
  return `Must be ${number} or ${bound === 'least' ? 'more' : 'less'}.`;
};

const sentence = (message: string): string => {
  const text = `${message.charAt(0).toUpperCase()}${message.slice(1)}`;
  return /[.!?]$/u.test(text) ? text : `${text}.`;
};
