import type { ActingPermission } from '../../../contract/permission.ts';

/** False only where the role is known not to reach so far: roles that could not be read this time leave a ticket as it is. */
export const mayManageMethods = ({ acts: { manageMethods } }: ActingPermission): boolean =>
  manageMethods.allowed || manageMethods.reason === 'rolesUnread';
