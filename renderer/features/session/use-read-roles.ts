import { useQueryClient } from '@tanstack/react-query';
import { desk } from '../../bridge/desk.ts';
import { faultOf } from '../../bridge/fault.ts';
import { keys } from '../../bridge/keys.ts';
import { useOneAtATime } from '../../bridge/use-one-at-a-time.ts';
import { useToast } from '../../ui/use-toast.tsx';
import { roleWords } from './role-words.ts';

/** Reads the agent's roles again. Whoever is open is read again too: what one may do with them may have changed. */
export const useReadRoles = (): { readonly readRoles: () => void; readonly reading: boolean } => {
  const client = useQueryClient();
  const toast = useToast();
  const read = useOneAtATime({
    mutationFn: () => desk.session.readRoles({}),
    onSuccess: (session) => {
      client.setQueryData(keys.session(), session);
      void client.invalidateQueries({ queryKey: keys.people() });
      toast('success', 'Your roles were read again', roleWords(session.agent.roles));
    },
    onError: (error) => toast('error', 'Your roles were not read', faultOf(error).message),
  });
  return { readRoles: read.mutate, reading: read.isPending };
};
