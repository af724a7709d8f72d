import type { Act } from './acts.ts';
import { acts } from './acts.ts';
import type { ActingPermission, ActRefusal } from './permission.ts';

export const allowedActs = ({ acts: decisions }: ActingPermission): Act[] => acts.filter((act) => decisions[act].allowed);

/** The refusals among these acts, in their order. */
export const refusalsOf = ({ acts: decisions }: ActingPermission, wanted: readonly Act[]): ActRefusal[] =>
  wanted.flatMap((act) => {
    const decision = decisions[act];
    return decision.allowed ? [] : [decision];
  });
