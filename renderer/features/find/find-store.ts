import type { Fault } from '../../../contract/result.ts';
import type { UserSummary } from '../../../contract/user.ts';

export interface FindState {
  /** What stands in the box. */
  readonly text: string;
  /** The search text that `rows` and `fault` answer; null before the first answer. */
  readonly shownFor: string | null;
  readonly rows: readonly UserSummary[];
  readonly truncated: boolean;
  readonly fault: Fault | null;
  /** The box says something else than what the rows answer: an answer is awaited. */
  readonly waiting: boolean;
  /** The row that the arrow keys stand on. */
  readonly activeId: string | null;
  readonly popupOpen: boolean;
}

/** What Enter did: opened a person by id, is still waiting, moved to the first row, or nothing. */
export type EnterOutcome = { readonly type: 'open'; readonly userId: string } | { readonly type: 'waiting' | 'choose' | 'nothing' };

interface Options {
  /** The signal aborts when the answer is no longer wanted. */
  readonly search: (query: string, signal: AbortSignal) => Promise<{ readonly users: readonly UserSummary[]; readonly truncated: boolean }>;
  readonly faultOf: (error: unknown) => Fault;
  /** Milliseconds of quiet before a question is asked. */
  readonly delayMs?: number;
  /** Runs `then` after `ms` unless the returned function is called first. */
  readonly after?: (ms: number, then: () => void) => () => void;
}

export interface FindStore {
  readonly get: () => FindState;
  readonly subscribe: (changed: () => void) => () => void;
  readonly type: (text: string) => void;
  /** Asks again for what stands in the box. */
  readonly retry: () => void;
  readonly move: (by: 1 | -1) => void;
  readonly enter: () => EnterOutcome;
  readonly show: () => void;
  readonly hide: () => void;
  /** Empties the box and drops whatever is on its way. */
  readonly clear: () => void;
}

/** Fewer characters than this match half the directory. */
const shortestQuery = 2;

const empty: FindState = {
  text: '',
  shownFor: null,
  rows: [],
  truncated: false,
  fault: null,
  waiting: false,
  activeId: null,
  popupOpen: false,
};

const after = (ms: number, then: () => void): (() => void) => {
  const timer = setTimeout(then, ms);
  return () => clearTimeout(timer);
};

/** The row that the search text names beyond doubt: the only one, or one whose identifier it is. */
const undoubted = (rows: readonly UserSummary[], query: string): string | null => {
  const wanted = query.toLowerCase();
  const named = rows.filter((row) =>
    [row.userPrincipalName, row.mail, row.employeeId, row.id].some((value) => value?.toLowerCase() === wanted),
  );
  const only = rows.length === 1 ? rows[0] : named.length === 1 ? named[0] : undefined;
  return only?.id ?? null;
};

/**
 * The search box's state, apart from React. Each keystroke makes every earlier question void at
 * once, so a late answer cannot change what is shown for a newer text; and a row is opened by
 * the id it was shown with, never by its position.
 */
export const createFindStore = (options: Options): FindStore => {
  const wait = options.after ?? after;
  const listeners = new Set<() => void>();
  let state = empty;
  let turn = 0;
  let cancelWait = (): void => undefined;
  let asking: AbortController | null = null;

  const set = (change: Partial<FindState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  /** Whatever was asked or was about to be is void; main stops with it now and not when its answer would come. */
  const drop = (): void => {
    turn += 1;
    cancelWait();
    asking?.abort();
    asking = null;
  };

  const ask = async (query: string, asked: number) => {
    const { signal } = (asking = new AbortController());
    try {
      const { users, truncated } = await options.search(query, signal);
      if (asked !== turn) return;
      set({ shownFor: query, rows: users, truncated, fault: null, waiting: false, activeId: undoubted(users, query) });
    } catch (error) {
      if (asked !== turn) return;
      set({ shownFor: query, rows: [], truncated: false, fault: options.faultOf(error), waiting: false, activeId: null });
    }
  };

  const question = (delayMs: number) => {
    drop();
    const asked = turn;
    const query = state.text.trim();
    if (query.length < shortestQuery) {
      set({ ...empty, text: state.text });
      return;
    }
    set({ waiting: true, popupOpen: true, activeId: null });
    cancelWait = wait(delayMs, () => void ask(query, asked));
  };

  return {
    get: () => state,
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    type: (text) => {
      const same = text.trim() === state.text.trim();
      set({ text });
      if (!same) question(options.delayMs ?? 150);
      else if (state.shownFor !== null) set({ popupOpen: true });
    },
    retry: () => question(0),
    move: (by) => {
      if (state.rows.length === 0) return;
      const at = state.rows.findIndex((row) => row.id === state.activeId);
      const from = at < 0 && by < 0 ? 0 : at;
      const next = state.rows[(from + by + state.rows.length) % state.rows.length];
      set({ activeId: next?.id ?? null, popupOpen: true });
    },
    enter: () => {
      if (!state.popupOpen) {
        if (state.shownFor !== null) set({ popupOpen: true });
        return { type: 'nothing' };
      }
      if (state.activeId !== null) return { type: 'open', userId: state.activeId };
      if (state.waiting) return { type: 'waiting' };
      const [first] = state.rows;
      if (first === undefined) return { type: 'nothing' };
      set({ activeId: first.id });
      return { type: 'choose' };
    },
    show: () => {
      if (state.shownFor !== null || state.waiting) set({ popupOpen: true });
    },
    hide: () => set({ popupOpen: false, activeId: null }),
    clear: () => {
      drop();
      set(empty);
    },
  };
};
