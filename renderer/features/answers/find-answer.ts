import type { DeskProfile } from '../../../contract/profile.ts';
import type { Answer } from './answer.ts';
import { answersFor } from './desk-answers.ts';
import { searchAnswers } from './search-answers.ts';

/** The one answer that a text plainly asks for; null where it may as well be somebody's name. */
export const findAnswer = (profile: Pick<DeskProfile, 'answers' | 'pass'> | null, query: string): Answer | null =>
  searchAnswers(answersFor(profile), query, { exacting: true })[0] ?? null;
