import { useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Person } from '../../../contract/person.ts';
import { desk } from '../../bridge/desk.ts';
import { keys } from '../../bridge/keys.ts';

/** Everything about one person, read when they are opened and again on request. */
export const usePerson = (userId: string): UseQueryResult<Person> =>
  useQuery({ queryKey: keys.person(userId), queryFn: () => desk.users.open({ userId }), staleTime: 0, gcTime: 60_000 });
