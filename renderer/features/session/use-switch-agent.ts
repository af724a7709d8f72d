import { useMutation, useQueryClient } from '@tanstack/react-query';
import { desk } from '../../bridge/desk.ts';
import { faultOf } from '../../bridge/fault.ts';
import { keys } from '../../bridge/keys.ts';
import { useToast } from '../../ui/use-toast.tsx';

/** Practises as somebody else. What was read with the old role is dropped, so that permissions are read anew. */
export const useSwitchAgent = (): { readonly switchTo: (userPrincipalName: string) => void; readonly switching: boolean } => {
  const client = useQueryClient();
  const toast = useToast();
  const change = useMutation({
    mutationFn: (userPrincipalName: string) => desk.session.switchAgent({ userPrincipalName }),
    onSuccess: (session) => {
      client.setQueryData(keys.session(), session);
      const kept = new Set<unknown>([...keys.session(), ...keys.app()]);
      client.removeQueries({ predicate: (query) => !kept.has(query.queryKey[0]) });
      toast('success', `You now practise as ${session.agent.displayName}`);
    },
    onError: (error) => toast('error', 'The agent was not switched', faultOf(error).message),
  });
  return { switchTo: change.mutate, switching: change.isPending };
};
