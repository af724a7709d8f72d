import { useEffect, useMemo, useState } from 'react';
import { useSessionIfKnown } from '../session/use-session.ts';
import type { Answer } from './answer.ts';
import { useAnswersStore } from './use-answers.ts';

type Module = typeof import('./find-answer.ts');

/**
 * The answer that fits the text of the search for people, for a line below them; null for none. What it takes is read when the
 * window is idle, so that no letter waits for it; what could not be read leaves no line.
 */
export const useAnswerBeside = (query: string | null): Answer | null => {
  const { offer } = useAnswersStore();
  const profile = useSessionIfKnown()?.profile ?? null;
  const [module, setModule] = useState<Module | null>(null);
  useEffect(() => {
    const idle = requestIdleCallback(() => void import('./find-answer.ts').then(setModule, () => undefined));
    return () => cancelIdleCallback(idle);
  }, []);
  const answer = useMemo(() => (module === null || query === null ? null : module.findAnswer(profile, query)), [module, profile, query]);
  const offered = answer === null ? null : query;
  useEffect(() => {
    offer(offered);
    return () => offer(null);
  }, [offer, offered]);
  return answer;
};
