import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import type { Phase } from './ticket-flow.ts';

/** Phases that open on their heading: a key still held down must not press a button there. */
const onHeading: readonly Phase[] = ['plan', 'run', 'handOver', 'closed'];

/** When a step opens, the focus goes to its first control or its heading. Never at the first drawing. */
export const useSectionFocus = (phase: Phase): RefObject<HTMLDivElement | null> => {
  const pane = useRef<HTMLDivElement>(null);
  const before = useRef(phase);
  useEffect(() => {
    if (before.current === phase) return;
    before.current = phase;
    const heading = pane.current?.querySelector<HTMLElement>('[data-section-heading]');
    const control = pane.current?.querySelector<HTMLElement>('[data-first-control]');
    const target = onHeading.includes(phase) ? heading : (control ?? heading);
    target?.focus({ preventScroll: true });
    heading?.closest('li')?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
  }, [phase]);
  return pane;
};
