import type { WriteAction } from '../../contract/writes.ts';
import type { Change } from './change.ts';
import { createPass } from './create-pass.ts';
import { deleteMethod } from './delete-method.ts';
import { endSessions } from './end-sessions.ts';
import { setDefault } from './set-default.ts';

/** Every write that the desk can make. One that is listed in the contract and missing here does not compile. */
export const changes = {
  'pass.create': createPass,
  'method.setDefault': setDefault,
  'method.delete': deleteMethod,
  'sessions.revoke': endSessions,
} satisfies { readonly [A in WriteAction]: Change<A> };

/**
 * The change that a step is: takes the step's own parameters. TypeScript cannot follow that an action and its
 * parameters come from one object; that they do is what the step's type says.
 */
export const changeOf = <A extends WriteAction>({ action }: { readonly action: A }): Change<A> => changes[action] as unknown as Change<A>;
