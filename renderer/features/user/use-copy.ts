import { useMutation } from '@tanstack/react-query';
import { desk } from '../../bridge/desk.ts';
import { faultOf } from '../../bridge/fault.ts';
import { useAnnounce } from '../../ui/LiveRegion.tsx';
import { useToast } from '../../ui/use-toast.tsx';

/** Puts plain text that is no secret on the clipboard; says so, or why not. */
export const useCopy = (): ((text: string) => Promise<unknown>) => {
  const announce = useAnnounce();
  const toast = useToast();
  const copy = useMutation({
    mutationFn: (text: string) => desk.app.copyText({ text }),
    onSuccess: () => announce('Copied.'),
    onError: (error) => toast('error', 'Not copied', faultOf(error).message),
  });
  return copy.mutateAsync;
};
