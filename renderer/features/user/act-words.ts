import { actNames, acts } from '../../../contract/acts.ts';
import { allowedActs, refusalsOf } from '../../../contract/permitted.ts';
import type { ActingPermission } from '../../../contract/permission.ts';

const named = (chosen: readonly (typeof acts)[number][]): string => chosen.map((act) => actNames[act]).join(', ');

/** "You may: reset the password, end sessions." */
export const mayInWords = (permission: ActingPermission): string => `You may: ${named(allowedActs(permission))}.`;

/** "Not: manage sign-in methods, block sign-in."; null where nothing is refused. */
export const mayNotInWords = (permission: ActingPermission): string | null => {
  const refused = acts.filter((act) => !permission.acts[act].allowed);
  return refused.length === 0 ? null : `Not: ${named(refused)}.`;
};

/** Who can do what is refused, each said once. */
export const askInWords = (permission: ActingPermission): string =>
  [...new Set(refusalsOf(permission, acts).map(({ askInstead }) => askInstead))].join(' ');
