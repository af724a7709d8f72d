import { useEffect } from 'react';
import { useDeskEvent } from '../../bridge/events.ts';
import { onMac } from '../../ui/Keys.tsx';
import type { AnswersStore } from './answers-store.ts';

const isAnswersKey = ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean =>
  !altKey && !shiftKey && !ctrlKey && (onMac() ? metaKey && key.toLowerCase() === 'j' : !metaKey && key === 'F1');

/** A dialog waits for its own answer first. */
const isDialogOpen = (): boolean => document.querySelector('[aria-modal="true"]') !== null;

/** F1, or Command+J, brings the focus to the answers from anywhere, and from there back to the work. So does the menu. */
export const useAnswersKey = (answers: AnswersStore): void => {
  useDeskEvent('open.answers', () => answers.show());
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!isAnswersKey(event)) return;
      event.preventDefault();
      if (event.repeat || isDialogOpen()) return;
      const isThere = Boolean(document.activeElement?.closest('#answers'));
      if (answers.get().open && isThere) answers.hide();
      else answers.show();
    };
    // Before any field or list that keeps keys to itself.
    window.addEventListener('keydown', pressed, { capture: true });
    return () => window.removeEventListener('keydown', pressed, { capture: true });
  }, [answers]);
};
