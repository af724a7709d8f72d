import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
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
  /** How many entries match; null while that is not known. */
  readonly total: number | null;
  /** They could not be counted. The rows are right all the same. */
  readonly uncounted: boolean;
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
    queryFn: ({ pageParam, signal }) =>
      desk.journal.list({ filter, limit: pageSize, ...(pageParam === null ? {} : { beforeSeq: pageParam }) }, { signal }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.nextBeforeSeq,
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
  });
  // After the rows and for them only: counting may take as long as reading the whole journal.
  const isThisFilters = query.data !== undefined && !query.isPlaceholderData;
  const count = useQuery({
    queryKey: keys.journalCount(filter),
    queryFn: ({ signal }) => desk.journal.count({ filter }, { signal }),
    enabled: isThisFilters && query.hasNextPage,
    staleTime: 0,
    gcTime: 0,
  });
  const entries = query.data?.pages.flatMap((page) => page.entries) ?? null;
  return {
    entries,
    total: totalOf(isThisFilters && !query.hasNextPage ? entries : null, count.data?.entries),
    uncounted: count.isError,
    hasMore: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    loading: query.isFetching && !query.isFetchingNextPage,
    fault: query.error === null ? null : faultOf(query.error),
    more: () => {
      if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
    },
    again: () => {
      void query.refetch();
      if (query.hasNextPage) void count.refetch();
    },
  };
};

/** With all rows here they are the number. */
const totalOf = (all: readonly JournalEntry[] | null, counted: number | undefined): number | null =>
  all === null ? (counted ?? null) : all.length;

/** A value that has stood still for a while. */
export const useSettled = <T>(value: T, milliseconds: number): T => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), milliseconds);
    return () => window.clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
};
