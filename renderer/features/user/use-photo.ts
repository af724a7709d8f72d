import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { desk } from '../../bridge/desk.ts';
import { keys } from '../../bridge/keys.ts';

const useSettled = (ms: number): boolean => {
  const [settled, setSettled] = useState(ms === 0);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return settled;
};

/**
 * The person's photo as a `data:` address; null while unknown or absent. `settleMs` keeps rows that
 * flash by while the agent types from asking.
 */
export const usePhoto = (userId: string, settleMs = 0): string | null => {
  const enabled = useSettled(settleMs);
  const photo = useQuery({
    queryKey: keys.photo(userId),
    queryFn: () => desk.users.photo({ userId }),
    enabled,
    gcTime: 10 * 60_000,
  });
  return photo.data?.dataUrl ?? null;
};
