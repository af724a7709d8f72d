import type { DeskProfile } from '../../../contract/profile.ts';
import type { Answer } from './answer.ts';
import { builtInAnswers } from './built-in-answers.ts';

type ProfileAnswer = DeskProfile['answers'][number];

const ofTheDesk = ({ replaces, question, alternatives, answer }: ProfileAnswer, index: number, replaced: Answer | undefined): Answer => ({
  // Its place in the profile tells it apart: a profile can hold one question twice.
  id: replaced?.id ?? `desk-${index}${replaces === null ? '' : `-${replaces}`}`,
  question,
  alternatives,
  answer,
  where: replaced?.where ?? [],
  action: replaced?.action ?? null,
  isDesks: true,
});

/** An address as it is read out: without the part that nobody types. */
const spoken = (address: string): string => address.replace(/^https:\/\/(?:www\.)?/u, '').replace(/\/$/u, '');

/**
 * All answers of this desk: the built-in ones with the profile's in their place, and the profile's own before them. One that
 * replaces an answer which this version does not have is one of the desk's own.
 */
export const answersFor = (profile: Pick<DeskProfile, 'answers' | 'pass'> | null): readonly Answer[] => {
  const address = spoken(profile?.pass.registrationAddress ?? 'https://aka.ms/mysecurityinfo');
  const builtIn = builtInAnswers.map(({ id, question, alternatives, answer, where, action }): Answer => ({
    id,
    question,
    alternatives,
    answer: answer.replaceAll('{registrationAddress}', address),
    where,
    action: action ?? null,
    isDesks: false,
  }));
  const byId = new Map(builtIn.map((answer) => [answer.id, answer]));
  const own: Answer[] = [];
  (profile?.answers ?? []).forEach((answer, index) => {
    const replaced = answer.replaces === null ? undefined : byId.get(answer.replaces);
    const shown = ofTheDesk(answer, index, replaced);
    if (replaced === undefined) own.push(shown);
    else byId.set(replaced.id, shown);
  });
  return [...own, ...byId.values()];
};
