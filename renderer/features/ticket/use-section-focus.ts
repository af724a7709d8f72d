import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import type { Phase } from './ticket-flow.ts';

/** Phases that open on their heading: a key still held down must not press a button there. */
const onHeading: readonly Phase[] = ['plan', 'run', 'handOver', 'closed'];

const focusOpenStep = (pane: HTMLElement | null, headingOnly: boolean): void => {
  const heading = pane?.querySelector<HTMLElement>('[data-section-heading]');
  const control = pane?.querySelector<HTMLElement>('[data-first-control]');
  const target = headingOnly ? heading : (control ?? heading);
  target?.focus({ preventScroll: true });
  heading?.closest('li')?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
};

/** When a step opens, the focus goes to its first control or its heading. Never at the first drawing. */
export const useSectionFocus = (phase: Phase): RefObject<HTMLDivElement | null> => {
  const pane = useRef<HTMLDivElement>(null);
  const before = useRef(phase);
  useEffect(() => {
    if (before.current === phase) return;
    before.current = phase;
    focusOpenStep(pane.current, onHeading.includes(phase));
  }, [phase]);

  // F6 goes between panes in desktop programs; here it comes from anywhere to the open step.
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
      event.preventDefault();
      focusOpenStep(pane.current, false);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return pane;
};
