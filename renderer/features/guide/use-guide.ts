import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Guide, GuideKind } from '../../../contract/guides.ts';
import type { Fault } from '../../../contract/result.ts';
import { desk } from '../../bridge/desk.ts';
import { faultOf } from '../../bridge/fault.ts';
import { keys } from '../../bridge/keys.ts';
import { useOneAtATime } from '../../bridge/use-one-at-a-time.ts';

/** What the agent asks of the guide that they look at. */
export type GuideWork = 'print' | 'pdf' | 'html';

export interface GuideDesk {
  readonly guide: Guide | null;
  /** Why there is no guide to look at. */
  readonly fault: Fault | null;
  readonly reading: boolean;
  readonly readAgain: () => void;
  readonly doing: GuideWork | null;
  readonly act: (work: GuideWork) => void;
  /** What was done last, in words. */
  readonly note: string | null;
  readonly failed: Fault | null;
}

const wordsAfter = async (userId: string, kind: GuideKind, work: GuideWork): Promise<string> => {
  if (work === 'print') {
    const { printed } = await desk.guides.print({ userId, kind });
    return printed ? 'The guide was sent to the printer.' : 'Printing was cancelled. Nothing was printed.';
  }
  const { path } = await desk.guides.save({ userId, kind, as: work });
  return path === null ? 'Nothing was saved.' : `Saved as ${path}`;
};

/** The guide as main composes it, read anew each time it is looked at. Printing and saving happen in main. */
export const useGuide = (userId: string, kind: GuideKind): GuideDesk => {
  const query = useQuery({
    queryKey: keys.guide(userId, kind),
    queryFn: ({ signal }) => desk.guides.preview({ userId, kind }, { signal }),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  const [note, setNote] = useState<{ readonly kind: GuideKind; readonly words: string } | null>(null);
  const work = useOneAtATime({
    mutationFn: (asked: GuideWork) => wordsAfter(userId, kind, asked),
    onMutate: () => setNote(null),
    onSuccess: (words) => setNote({ kind, words }),
  });
  return {
    guide: query.isError ? null : (query.data ?? null),
    fault: query.isError ? faultOf(query.error) : null,
    reading: query.isFetching,
    readAgain: () => void query.refetch(),
    doing: work.isPending ? (work.variables ?? null) : null,
    act: work.mutate,
    // What was said of one guide is not said of the other.
    note: note?.kind === kind ? note.words : null,
    failed: work.error === null ? null : faultOf(work.error),
  };
};
