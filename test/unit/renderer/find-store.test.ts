import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../contract/result.ts';
import type { UserSummary } from '../../../contract/user.ts';
import { createFindStore } from '../../../renderer/features/find/find-store.ts';
import type { FindState, FindStore } from '../../../renderer/features/find/find-store.ts';

const person = (id: string, more: Partial<UserSummary> = {}): UserSummary => ({
  id,
  displayName: `Person ${id}`,
  nameWarnings: [],
  userPrincipalName: `${id}@example.org`,
  mail: null,
  jobTitle: null,
  department: null,
  employeeId: null,
  accountEnabled: true,
  userType: 'Member',
  adminRoles: null,
  matchedOn: 'displayName',
  ...more,
});

const fault: Fault = { code: 'graph.timeout', message: 'No answer came.', retryable: true, correlationId: 'none' };

/** Different rows for each query, so that the rows tell which query they answer. */
const rowsFor = (query: string): readonly UserSummary[] =>
  Array.from({ length: (query.length * 7) % 4 }, (_, n) => person(`${query}/${n}`));

interface Asked {
  readonly query: string;
  readonly signal: AbortSignal;
  readonly settle: (good: boolean) => void;
}

const bench = () => {
  const asked: Asked[] = [];
  const timers: { due: boolean; ring: () => void }[] = [];
  const store = createFindStore({
    faultOf: () => fault,
    search: (query, signal) =>
      new Promise((resolve, reject) => {
        asked.push({
          query,
          signal,
          settle: (good) => (good ? resolve({ users: rowsFor(query), truncated: false }) : reject(new Error('no'))),
        });
      }),
    after: (_ms, ring) => {
      const timer = { due: true, ring };
      timers.push(timer);
      return () => {
        timer.due = false;
      };
    },
  });
  const letTimePass = () => {
    for (const timer of timers.splice(0)) if (timer.due) timer.ring();
  };
  return { store, asked, letTimePass };
};

const flush = async () => {
  for (let i = 0; i < 4; i += 1) await Promise.resolve();
};

type Step =
  | { readonly do: 'type'; readonly text: string }
  | { readonly do: 'answer'; readonly which: number; readonly good: boolean }
  | { readonly do: 'time' | 'down' | 'up' | 'enter' | 'hide' | 'show' | 'clear' | 'retry' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('type' as const),
      text: fc.constantFrom('sm', 'smi', 'smit', 'smith', 'smith ', 's', '', 'jo'),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('answer' as const), which: fc.nat(9), good: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('time' as const) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom('down', 'up', 'enter', 'hide', 'show', 'clear', 'retry') }) },
);

const take = (store: FindStore, asked: Asked[], letTimePass: () => void, wanted: Step): string | null => {
  switch (wanted.do) {
    case 'type':
      store.type(wanted.text);
      return null;
    case 'answer':
      asked.splice(wanted.which % Math.max(1, asked.length), 1)[0]?.settle(wanted.good);
      return null;
    case 'time':
      letTimePass();
      return null;
    case 'down':
    case 'up':
      store.move(wanted.do === 'down' ? 1 : -1);
      return null;
    case 'enter': {
      const outcome = store.enter();
      return outcome.type === 'open' ? outcome.userId : null;
    }
    default:
      store[wanted.do]();
      return null;
  }
};

const ids = (state: FindState) => state.rows.map(({ id }) => id);

/** Which rule a step broke; null when it kept them all. */
const broken = (before: FindState, now: FindState, opened: string | null): string | null => {
  const current = now.shownFor === now.text.trim();
  const answers = JSON.stringify(ids(now)) === JSON.stringify(rowsFor(now.shownFor ?? '').map(({ id }) => id));
  if (now.rows !== before.rows && now.rows.length > 0 && !current) return 'rows of an older text appeared';
  if (now.shownFor !== before.shownFor && now.shownFor !== null && !current) return 'an answer to an older text was taken';
  if (now.rows.length > 0 && !answers) return 'the rows do not answer the text they are shown for';
  if (!now.waiting && now.shownFor !== null && !current) return 'older rows are shown as if they were current';
  if (now.activeId !== null && !ids(now).includes(now.activeId)) return 'a row is marked that is not shown';
  if (opened !== null && (!before.popupOpen || opened !== before.activeId || !ids(before).includes(opened)))
    return 'somebody was opened who was not marked and shown';
  return null;
};

describe('the search box', () => {
  it('never lets a late answer change what is shown for a newer text, and opens only a marked row that is shown', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 40 }), async (steps) => {
        const { store, asked, letTimePass } = bench();
        for (const wanted of steps) {
          const before = store.get();
          const opened = take(store, asked, letTimePass, wanted);
          await flush();
          expect(broken(before, store.get(), opened)).toBeNull();
        }
      }),
      { numRuns: 4_000 },
    );
  }, 60_000);

  it('asks once the typing rests, not at each key', () => {
    const { store, asked, letTimePass } = bench();
    for (const text of ['sm', 'smi', 'smit']) store.type(text);
    letTimePass();
    expect(asked.map(({ query }) => query)).toEqual(['smit']);
  });

  it('cancels the question that a newer text overtakes, at the key and not at the next question', async () => {
    const { store, asked, letTimePass } = bench();
    store.type('sm');
    letTimePass();
    store.type('smi');
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([true]);
    letTimePass();
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    // What main says of the one that was cancelled changes nothing.
    asked[0]?.settle(false);
    await flush();
    expect(store.get()).toMatchObject({ fault: null, waiting: true });
    store.clear();
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, true]);
  });

  it('does not cancel what only blanks were added to', () => {
    const { store, asked, letTimePass } = bench();
    store.type('smith');
    letTimePass();
    store.type('smith ');
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([false]);
  });

  it('asks nothing for fewer than two characters', () => {
    const { store, asked, letTimePass } = bench();
    store.type(' s ');
    letTimePass();
    expect(asked).toEqual([]);
    expect(store.get().popupOpen).toBe(false);
  });

  it('keeps the rows of the older text on screen, marked as waiting, until the answer comes', async () => {
    const { store, asked, letTimePass } = bench();
    store.type('jo');
    letTimePass();
    asked[0]?.settle(true);
    await flush();
    const rows = store.get().rows;
    expect(rows).toHaveLength(2);
    store.type('joh');
    expect(store.get()).toMatchObject({ rows, waiting: true, activeId: null });
    expect(store.enter()).toEqual({ type: 'waiting' });
  });

  it('marks the first of several people at the first Enter and opens at the second', async () => {
    const { store, asked, letTimePass } = bench();
    store.type('jo');
    letTimePass();
    asked[0]?.settle(true);
    await flush();
    expect(store.enter()).toEqual({ type: 'choose' });
    expect(store.enter()).toEqual({ type: 'open', userId: 'jo/0' });
  });

  it('opens the only person found at once, and a person named by UPN, mail or employee ID', async () => {
    const answers: Record<string, readonly UserSummary[]> = {
      only: [person('a')],
      '104417': [person('b', { employeeId: '1044170' }), person('c', { employeeId: '104417' })],
    };
    const store = createFindStore({
      faultOf: () => fault,
      search: (query) => Promise.resolve({ users: answers[query] ?? [], truncated: false }),
      after: (_ms, then) => {
        then();
        return () => undefined;
      },
    });
    store.type('only');
    await flush();
    expect(store.enter()).toEqual({ type: 'open', userId: 'a' });
    store.type('104417');
    await flush();
    expect(store.enter()).toEqual({ type: 'open', userId: 'c' });
  });

  it('shows the fault of a search that failed and asks again on request', async () => {
    const { store, asked, letTimePass } = bench();
    store.type('smith');
    letTimePass();
    asked[0]?.settle(false);
    await flush();
    expect(store.get()).toMatchObject({ fault, waiting: false, rows: [] });
    store.retry();
    letTimePass();
    asked[1]?.settle(true);
    await flush();
    expect(store.get()).toMatchObject({ fault: null, shownFor: 'smith' });
  });
});
