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

/** Why none of these acts is allowed; null where one is. */
export const refusalOfAll = (permission: ActingPermission, wanted: readonly Act[]): ActRefusal | null => {
  const refusals = refusalsOf(permission, wanted);
  return refusals.length === wanted.length ? (refusals[0] ?? null) : null;
};
