import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import type { PlanRun } from '../../../contract/plans.ts';
import { desk } from '../../bridge/desk.ts';
import { useDeskEvent } from '../../bridge/events.ts';
import { keys } from '../../bridge/keys.ts';

/** Runs that are paused, or done and not closed; read again when one moves. */
export const useUnfinished = (): UseQueryResult<readonly PlanRun[]> => {
  const client = useQueryClient();
  useDeskEvent('plan.progress', ({ run }) => {
    if (run.state !== 'running') void client.invalidateQueries({ queryKey: keys.unfinished() });
  });
  return useQuery<readonly PlanRun[]>({
    queryKey: keys.unfinished(),
    queryFn: ({ signal }) => desk.plans.unfinished({}, { signal }),
    staleTime: 0,
    refetchOnMount: 'always',
  });
};
