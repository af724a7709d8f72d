import type { FindState } from './find-store.ts';

/** The state of the search in words, for the popup's foot and for screen readers. */
export const statusWords = (state: FindState): string => {
  if (state.waiting) return 'Searching…';
  if (state.fault !== null) return 'The search did not work';
  if (state.shownFor === null) return '';
  const count = state.rows.length;
  if (count === 0) return 'Nobody found';
  if (state.truncated) return `First ${count} people. More match: type more to narrow it down.`;
  return count === 1 ? '1 person' : `${count} people`;
};
