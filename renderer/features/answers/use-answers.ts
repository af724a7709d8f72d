import { createContext, use, useEffect, useState, useSyncExternalStore } from 'react';
import { useMedia } from '../../ui/use-media.ts';
import type { AnswersState, AnswersStore } from './answers-store.ts';
import { createAnswersStore } from './answers-store.ts';
import type { Step } from './answer.ts';
import type { KnownPerson } from './situations.ts';

/** One for the window: the panel stays while the agent goes from screen to screen. */
export const AnswersContext = createContext<AnswersStore | null>(null);

export const useNewAnswersStore = (): AnswersStore => useState(createAnswersStore)[0];

export const useAnswersStore = (): AnswersStore => {
  const answers = use(AnswersContext);
  if (answers === null) throw new Error('The answers are used outside Frame');
  return answers;
};

export const useAnswersState = (): AnswersState => {
  const answers = useAnswersStore();
  return useSyncExternalStore(answers.subscribe, answers.get);
};

/** Whether the panel is open; drawn again for that alone. */
export const useAreAnswersOpen = (): boolean => {
  const answers = useAnswersStore();
  return useSyncExternalStore(answers.subscribe, () => answers.get().open);
};

/** From here on the ticket keeps enough room beside the person and the panel. */
const roomForAll = '(min-width: 1240px)';

/**
 * Where the panel is: nowhere, docked at the right, or, where there is no room for that, in the place of the person. It is never
 * laid over anything, so nothing that an agent may press is covered.
 */
export type AnswersPlace = 'closed' | 'docked' | 'instead';

export const useAnswersPlace = (): AnswersPlace => {
  const open = useAreAnswersOpen();
  const room = useMedia(roomForAll);
  return open ? (room ? 'docked' : 'instead') : 'closed';
};

/** Says which person stands on the screen, as far as they have been read. */
export const useTellPerson = (person: KnownPerson | undefined): void => {
  const { tell } = useAnswersStore();
  useEffect(() => {
    tell({ person: person ?? null });
    return () => tell({ person: null });
  }, [tell, person]);
};

type TicketPhase = 'ticket' | 'check' | 'closed' | Step;

/** Says which step of the ticket is open. */
export const useTellStep = (phase: TicketPhase): void => {
  const { tell } = useAnswersStore();
  const step = phase === 'ticket' || phase === 'check' ? 'caller' : phase;
  useEffect(() => {
    tell({ step });
    return () => tell({ step: null });
  }, [tell, step]);
};
