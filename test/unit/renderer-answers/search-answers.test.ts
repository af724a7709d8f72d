import { describe, expect, it } from 'vitest';
import { DeskProfile } from '../../../contract/profile.ts';
import type { Answer } from '../../../renderer/features/answers/answer.ts';
import { answersFor } from '../../../renderer/features/answers/desk-answers.ts';
import { searchAnswers } from '../../../renderer/features/answers/search-answers.ts';

const answers = answersFor(DeskProfile.parse({}));
const idsFor = (query: string): readonly string[] => searchAnswers(answers, query).map(({ id }) => id);
const besidePeople = (query: string): readonly string[] => searchAnswers(answers, query, { exacting: true }).map(({ id }) => id);

const answer = (id: string, question: string, alternatives: readonly string[], text: string): Answer => ({
  id,
  question,
  alternatives,
  answer: text,
  where: [],
  action: null,
  isDesks: false,
});

describe('the search for answers', () => {
  it.each(answers.flatMap(({ id, question, alternatives }) => [question, ...alternatives].map((words) => [words, id] as const)))(
    '“%s” finds %s first',
    (words, id) => {
      expect(idsFor(words)[0]).toBe(id);
    },
  );

  it('ranks the question over what callers call it, and that over the answer', () => {
    const three = [
      answer('c', 'Nothing of it', ['nor here'], 'The kettle is hot.'),
      answer('b', 'Nothing of it', ['kettle boils over'], 'Wait.'),
      answer('a', 'Why does the kettle sing?', [], 'Wait.'),
    ];
    expect(searchAnswers(three, 'kettle').map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it.each([
    ['LOST PHONE', 'lost-phone'],
    ['phone lost', 'lost-phone'],
    ['lóst phöne', 'lost-phone'],
    ['lost pho', 'lost-phone'],
    ['LÁNDLÍNE', 'landline'],
    ['landlien', 'landline'],
    ['landlinne', 'landline'],
    ['lndline', 'landline'],
    ['jailbraek', 'rooted'],
    ['lsot phone', 'lost-phone'],
    ['stoln phone', 'lost-phone'],
    ['dont own a smartphone', 'no-mobile'],
    ['pound keyy', 'pound-key'],
    ['autenticator google', 'other-app'],
    ['the voice over thing', 'accessible'],
    ['screenreader', 'accessible'],
    ['no wifi', 'no-signal'],
  ])('forgives in “%s” what a hurried hand does', (typed, id) => {
    expect(idsFor(typed)[0]).toBe(id);
  });

  it('takes no short word for another one', () => {
    expect(idsFor('paz')).toEqual([]);
    expect(idsFor('hin')).toEqual([]);
  });

  it.each(['', '   ', '?!', 'zxqv', 'quantum bicycle'])('finds nothing for “%s”', (typed) => {
    expect(idsFor(typed)).toEqual([]);
  });

  it('finds nothing by words that stand in every question, beside people', () => {
    expect(besidePeople('how do i')).toEqual([]);
  });

  it('beside people, takes no name for a question', () => {
    for (const name of [
      'maria santos',
      'mar',
      'ama',
      'priya r',
      'nobody of this name',
      'ada lovell',
      'will',
      'sam iqbal',
      '07700 900123',
      'mark old',
    ])
      expect(besidePeople(name), name).toEqual([]);
  });

  it('beside people, finds what is plainly one', () => {
    expect(besidePeople('lost phone')[0]).toBe('lost-phone');
    expect(besidePeople('pound key')[0]).toBe('pound-key');
    expect(besidePeople('passkey')[0]).toBe('passkey-offered');
  });

  it('takes a long text for what it is, within a moment', () => {
    const long = 'lorem ipsum dolor '.repeat(12);
    const begin = performance.now();
    searchAnswers(answers, long);
    expect(performance.now() - begin).toBeLessThan(250);
  });
});
