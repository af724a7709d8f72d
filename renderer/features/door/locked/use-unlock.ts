import type { Fault } from '../../../../contract/result.ts';
import { desk } from '../../../bridge/desk.ts';
import { faultOf } from '../../../bridge/fault.ts';
import { useOneAtATime } from '../../../bridge/use-one-at-a-time.ts';

export interface Unlock {
  readonly unlock: () => void;
  readonly signOut: () => void;
  /** Ends the sign-in page that unlocking opened. */
  readonly cancel: () => void;
  readonly work: 'none' | 'unlocking' | 'unlocked' | 'signingOut';
  readonly fault: Fault | null;
}

/** Back to the desk, or out. The window is replaced when either has happened. */
export const useUnlock = (): Unlock => {
  const open = useOneAtATime({ mutationFn: () => desk.app.unlock({}) });
  const leave = useOneAtATime({ mutationFn: () => desk.signIn.signOut({}) });
  const failed = faultOrNull(leave.error) ?? faultOrNull(open.error);
  return {
    unlock: () => {
      leave.reset();
      open.mutate();
    },
    signOut: () => {
      open.reset();
      leave.mutate();
    },
    cancel: () => void desk.signIn.cancel({}).catch(() => undefined),
    work: leave.isPending || leave.isSuccess ? 'signingOut' : open.isPending ? 'unlocking' : open.isSuccess ? 'unlocked' : 'none',
    fault: failed?.code === 'graph.cancelled' ? null : failed,
  };
};

const faultOrNull = (error: Error | null): Fault | null => (error === null ? null : faultOf(error));
