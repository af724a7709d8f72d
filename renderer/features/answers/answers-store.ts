import type { Step } from './answer.ts';
import type { KnownPerson } from './situations.ts';

export interface AnswersState {
  readonly open: boolean;
  /** What stands in the panel's field. */
  readonly query: string;
  /** Grows each time somebody asks for the panel, so that its field takes the focus again. */
  readonly asked: number;
  /** What the desk shows; told by those who show it. */
  readonly person: KnownPerson | null;
  readonly step: Step | 'closed' | null;
}

export interface AnswersStore {
  readonly get: () => AnswersState;
  readonly subscribe: (changed: () => void) => () => void;
  /** Opens the panel, or brings the focus back to it; without a text it is what the search for people offers, if anything. */
  readonly show: (query?: string) => void;
  readonly type: (query: string) => void;
  readonly hide: () => void;
  readonly tell: (what: Partial<Pick<AnswersState, 'person' | 'step'>>) => void;
  /** What is typed in the search for people and fits an answer. Changes nothing on the screen. */
  readonly offer: (query: string | null) => void;
}

/** Whether the answers stand beside the work, and what the work is. Apart from React, and small: it is there from the first frame. */
export const createAnswersStore = (): AnswersStore => {
  const listeners = new Set<() => void>();
  let state: AnswersState = { open: false, query: '', asked: 0, person: null, step: null };
  let offered: string | null = null;
  const set = (change: Partial<AnswersState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  return {
    get: () => state,
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    show: (query) => set({ open: true, query: query ?? offered ?? (state.open ? state.query : ''), asked: state.asked + 1 }),
    type: (query) => set({ query }),
    hide: () => {
      if (state.open) set({ open: false });
    },
    tell: (what) => set(what),
    offer: (query) => {
      offered = query;
    },
  };
};
