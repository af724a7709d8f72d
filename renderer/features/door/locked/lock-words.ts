import type { LockReason } from '../../../../contract/app-state.ts';

/** Why the desk is locked, as the agent would say it. */
export const lockWords: Readonly<Record<LockReason, string>> = {
  asked: 'You locked the desk',
  idle: 'Nobody used the desk for a while',
  computerLocked: 'The computer was locked',
  suspended: 'The computer went to sleep',
  userSwitched: 'Somebody else used the computer',
};
