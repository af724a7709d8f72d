import type { FluentIcon } from '@fluentui/react-icons';
import { ArrowSwap20Regular, Delete20Regular, Key20Regular, SignOut20Regular } from '@fluentui/react-icons';
import type { WriteAction } from '../../../contract/writes.ts';

export interface ChangeLook {
  /** Decoration: a step's summary says what it does. */
  readonly icon: FluentIcon;
  /** What the journal's list calls it. */
  readonly name: string;
  /** What the agent may choose in the plan. */
  readonly choice?: 'pass';
  readonly takesMethodAway?: boolean;
  readonly leavesMethodsAlone?: boolean;
}

/** How each kind of change looks: one row for each, and the only place in the window that knows them by name. */
export const changeLooks: Readonly<Record<WriteAction, ChangeLook>> = {
  'pass.create': { icon: Key20Regular, name: 'Pass made', choice: 'pass' },
  'method.setDefault': { icon: ArrowSwap20Regular, name: 'Default changed' },
  'method.delete': { icon: Delete20Regular, name: 'Method deleted', takesMethodAway: true },
  'sessions.revoke': { icon: SignOut20Regular, name: 'Sessions revoked', leavesMethodsAlone: true },
};
