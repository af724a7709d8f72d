import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

/**
 * Puts the focus on the element marked `data-first` inside, when it appears and each time `key` changes: a page that
 * changes under the agent's hands must say where to go on.
 */
export const useFirstFocus = <T extends HTMLElement>(key: string): RefObject<T | null> => {
  const box = useRef<T>(null);
  useEffect(() => {
    const first = box.current?.querySelector<HTMLElement>('[data-first]');
    first?.focus();
    first?.scrollIntoView({ block: 'nearest' });
  }, [key]);
  return box;
};
