import { useEffect } from 'react';
import { desk } from '../../bridge/desk.ts';
import { faultOf } from '../../bridge/fault.ts';
import { useOneAtATime } from '../../bridge/use-one-at-a-time.ts';
import { useToast } from '../../ui/use-toast.tsx';

/** Locks the desk: main takes this window away and shows the locked page. */
export const useLock = (): (() => void) => {
  const toast = useToast();
  const lock = useOneAtATime({
    mutationFn: () => desk.app.lock({}),
    onError: (error) => toast('error', 'The desk was not locked', `${faultOf(error).message} Lock your computer instead.`),
  });
  return lock.mutate;
};

/** Ctrl+L (⌘L) locks, wherever the focus is. */
export const useLockKey = (): void => {
  const lock = useLock();
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const alone = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (!alone || event.repeat || event.key.toLowerCase() !== 'l') return;
      event.preventDefault();
      lock();
    };
    // Before any field or list that keeps keys to itself.
    window.addEventListener('keydown', pressed, { capture: true });
    return () => window.removeEventListener('keydown', pressed, { capture: true });
  }, [lock]);
};
