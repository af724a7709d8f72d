import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import type { AppState } from '../../../contract/app-state.ts';
import { desk } from '../../bridge/desk.ts';
import { useDeskEvent } from '../../bridge/events.ts';
import { keys } from '../../bridge/keys.ts';

/** What the window is for, and the live tenant that is set up; kept as main tells it. */
export const useAppState = (): UseQueryResult<AppState> => {
  const client = useQueryClient();
  useDeskEvent('app.changed', ({ state }) => {
    // An answer under way is older than what main has just told.
    void client.cancelQueries({ queryKey: keys.app() }, { revert: false, silent: true });
    client.setQueryData(keys.app(), state);
  });
  useDeskEvent('notices.changed', ({ notices }) => {
    client.setQueryData<AppState>(keys.app(), (state) => (state === undefined ? state : { ...state, notices }));
  });
  return useQuery({ queryKey: keys.app(), queryFn: () => desk.app.state({}) });
};
