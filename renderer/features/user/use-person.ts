import { useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Person } from '../../../contract/person.ts';
import { desk } from '../../bridge/desk.ts';
import { keys } from '../../bridge/keys.ts';

/** Everything about one person, read anew at each opening and again on request: nothing old is shown as if it were new. */
export const usePerson = (userId: string): UseQueryResult<Person> =>
  useQuery({ queryKey: keys.person(userId), queryFn: ({ signal }) => desk.users.open({ userId }, { signal }), staleTime: 0, gcTime: 0 });
