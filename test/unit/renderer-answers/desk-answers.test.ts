import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findProfileProblems } from '../../../contract/profile-problems.ts';
import { DeskProfile } from '../../../contract/profile.ts';
import { answersFor } from '../../../renderer/features/answers/desk-answers.ts';
import { builtInAnswers } from '../../../renderer/features/answers/built-in-answers.ts';

const profileWith = (answers: readonly object[]): DeskProfile => DeskProfile.parse({ answers });
const problems = (answers: unknown): readonly string[] =>
  findProfileProblems({ answers }).map(({ path, message }) => `${path.join('.')}: ${message}`);

describe('the answers of a desk', () => {
  it('are the built-in ones where the profile has none, and while it is not known', () => {
    const ids = builtInAnswers.map(({ id }) => id);
    expect(answersFor(profileWith([])).map(({ id }) => id)).toEqual(ids);
    expect(answersFor(null).map(({ id }) => id)).toEqual(ids);
    expect(answersFor(null).some(({ isDesks }) => isDesks)).toBe(false);
  });

  it('name the address where this desk sends people, as it is typed', () => {
    const profile = DeskProfile.parse({ pass: { registrationAddress: 'https://www.signin.ashdown.example/' } });
    const whatIsPass = answersFor(profile).find(({ id }) => id === 'what-is-pass');
    expect(whatIsPass?.answer).toContain('Go to signin.ashdown.example,');
    for (const { answer } of [...answersFor(profile), ...answersFor(null)]) expect(answer).not.toContain('{');
  });

  it('begin with the desk’s own, which say that they are', () => {
    const [first] = answersFor(profileWith([{ question: 'Where are you?', answer: 'In room 12.' }]));
    expect(first).toMatchObject({ question: 'Where are you?', answer: 'In room 12.', isDesks: true, action: null, where: [] });
  });

  it('take the place of a built-in one, keep where it belongs and what helps, and leave the rest', () => {
    const replaced = answersFor(
      profileWith([{ replaces: 'lost-phone', question: 'My phone is gone.', alternatives: ['gone'], answer: 'Come to room 12.' }]),
    );
    const builtIn = builtInAnswers.find(({ id }) => id === 'lost-phone');
    expect(replaced.filter(({ id }) => id === 'lost-phone')).toEqual([
      {
        id: 'lost-phone',
        question: 'My phone is gone.',
        alternatives: ['gone'],
        answer: 'Come to room 12.',
        where: builtIn?.where,
        action: builtIn?.action,
        isDesks: true,
      },
    ]);
    expect(replaced.map(({ id }) => id)).toEqual(builtInAnswers.map(({ id }) => id));
  });

  it('keep one that replaces what this version does not have, and two of one question apart', () => {
    const all = answersFor(
      profileWith([
        { replaces: 'of-a-later-version', question: 'One?', answer: 'One.' },
        { question: 'Two?', answer: 'Two.' },
        { question: 'Two?', answer: 'Two again.' },
      ]),
    );
    expect(all.slice(0, 3).map(({ answer }) => answer)).toEqual(['One.', 'Two.', 'Two again.']);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });
});

describe('docs/desk-profile.md', () => {
  it('lists the id of every built-in answer, for `replaces`', () => {
    const page = readFileSync(resolve(import.meta.dirname, '../../../docs/desk-profile.md'), 'utf8');
    const section = /## Answers for callers\n(?<text>[\s\S]*?)\n## /u.exec(page)?.groups?.['text'] ?? '';
    const listed = [...section.matchAll(/`(?<id>[a-z0-9-]+)`/gu)].map(({ groups }) => groups?.['id'] ?? '');
    expect(listed.filter((id) => !['answers', 'replaces'].includes(id))).toEqual(builtInAnswers.map(({ id }) => id));
  });
});

describe('answers in the desk profile', () => {
  it('need a question and an answer, each on one line and no longer than can be said', () => {
    expect(problems([{}])).toEqual([
      'answers.0.question: Is missing: must be text in quotes.',
      'answers.0.answer: Is missing: must be text in quotes.',
    ]);
    expect(problems([{ question: ' ', answer: 'a\nb' }])).toEqual([
      'answers.0.question: Must not be empty.',
      'answers.0.answer: Must be one line of text, without line breaks or tabs.',
    ]);
    expect(problems([{ question: 'q'.repeat(161), answer: 'a'.repeat(601) }])).toEqual([
      'answers.0.question: Must have at most 160 characters.',
      'answers.0.answer: Must have at most 600 characters.',
    ]);
  });

  it('refuse a name that is none, an id that is none, and two in the place of one', () => {
    expect(problems([{ question: 'q', answer: 'a', action: 'reset' }])).toEqual(['answers.0.action: There is no such field.']);
    expect(problems([{ question: 'q', answer: 'a', replaces: 'Lost phone' }])).toEqual([
      'answers.0.replaces: Must be the id of a built-in answer, such as lost-phone.',
    ]);
    const twice = { question: 'q', answer: 'a', replaces: 'lost-phone' };
    expect(problems([twice, { question: 'q', answer: 'a' }, { question: 'q', answer: 'a' }, twice])).toEqual([
      'answers.3.replaces: Another answer takes the place of this one already.',
    ]);
  });

  it('are at most 200, with at most 20 other questions each', () => {
    const one = { question: 'q', answer: 'a' };
    expect(problems(Array.from({ length: 200 }, () => one))).toEqual([]);
    expect(problems(Array.from({ length: 201 }, () => one))).toEqual(['answers: Must have at most 200 entries.']);
    expect(problems([{ ...one, alternatives: Array.from({ length: 21 }, () => 'x') }])).toEqual([
      'answers.0.alternatives: Must have at most 20 entries.',
    ]);
  });
});
