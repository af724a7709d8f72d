import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Preferences } from '../../../contract/profile.ts';
import type { Session } from '../../../contract/session.ts';
import { desk } from '../../bridge/desk.ts';
import { faultOf } from '../../bridge/fault.ts';
import { keys } from '../../bridge/keys.ts';
import { useToast } from '../../ui/use-toast.tsx';

/** Changes how the window looks: at once on the screen, then kept by main. A refusal puts it back. */
export const useSetPreferences = (): ((preferences: Preferences) => void) => {
  const client = useQueryClient();
  const toast = useToast();
  const show = (preferences: Preferences) =>
    client.setQueryData<Session>(keys.session(), (session) => (session === undefined ? session : { ...session, preferences }));
  return useMutation({
    mutationFn: (preferences: Preferences) => desk.preferences.set(preferences),
    onMutate: (preferences) => {
      const before = client.getQueryData<Session>(keys.session())?.preferences;
      show(preferences);
      return before;
    },
    onSuccess: show,
    onError: (error, _preferences, before) => {
      if (before !== undefined) show(before);
      toast('error', 'The choice was not kept', faultOf(error).message);
    },
  }).mutate;
};
