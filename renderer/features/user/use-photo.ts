import { useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { OperationOutput } from '../../../contract/operations.ts';
import type { Fault } from '../../../contract/result.ts';
import type { PhotoOnRecord } from '../../../contract/user.ts';
import { desk } from '../../bridge/desk.ts';
import { faultOf } from '../../bridge/fault.ts';
import { keys } from '../../bridge/keys.ts';

const useSettled = (ms: number): boolean => {
  const [settled, setSettled] = useState(ms === 0);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return settled;
};

const usePhotoQuery = (userId: string, enabled: boolean): UseQueryResult<OperationOutput<'users.photo'>> =>
  useQuery({
    queryKey: keys.photo(userId),
    queryFn: ({ signal }) => desk.users.photo({ userId }, { signal }),
    enabled,
    gcTime: 10 * 60_000,
  });

/**
 * The person's photo as a `data:` address; null while unknown or absent. `settleMs` keeps rows that
 * flash by while the agent types from asking.
 */
export const usePhoto = (userId: string, settleMs = 0): string | null => usePhotoQuery(userId, useSettled(settleMs)).data?.dataUrl ?? null;

/** Whether there is a photo to compare a face with; null until it has been asked. */
export const usePhotoOnRecord = (userId: string): PhotoOnRecord | null => {
  const { data, error } = usePhotoQuery(userId, true);
  return error === null ? (data?.onRecord ?? null) : 'unread';
};

/** Why there is no photo, where that is more than that there is none. */
export const usePhotoFault = (userId: string): Fault | null => {
  const { error } = usePhotoQuery(userId, true);
  return error === null ? null : faultOf(error);
};
