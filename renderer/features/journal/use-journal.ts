import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { JournalEntry, JournalFilter } from '../../../contract/journal.ts';
import type { Fault } from '../../../contract/result.ts';
import { desk } from '../../bridge/desk.ts';
import { faultOf } from '../../bridge/fault.ts';
import { keys } from '../../bridge/keys.ts';

const pageSize = 100;

export interface Journal {
  /** Newest first. Null until the first page is here. */
  readonly entries: readonly JournalEntry[] | null;
  readonly totalMatching: number;
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  /** A first page for the filter is on its way; older rows may still stand. */
  readonly loading: boolean;
  readonly fault: Fault | null;
  readonly more: () => void;
  readonly again: () => void;
}

/** The journal's rows for one filter, page by page. Read anew each time the screen opens. */
export const useJournal = (filter: JournalFilter): Journal => {
  const query = useInfiniteQuery({
    queryKey: keys.journalPage(filter),
    queryFn: ({ pageParam }) => desk.journal.list({ filter, limit: pageSize, ...(pageParam === null ? {} : { beforeSeq: pageParam }) }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.nextBeforeSeq,
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
  });
  return {
    entries: query.data?.pages.flatMap(({ entries }) => entries) ?? null,
    totalMatching: query.data?.pages[0]?.totalMatching ?? 0,
    hasMore: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    loading: query.isFetching && !query.isFetchingNextPage,
    fault: query.error === null ? null : faultOf(query.error),
    more: () => {
      if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
    },
    again: () => void query.refetch(),
  };
};

/** A value that has stood still for a while. */
export const useSettled = <T>(value: T, milliseconds: number): T => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), milliseconds);
    return () => window.clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
};
