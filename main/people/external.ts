import type { GraphUser } from '../graph/users.ts';

/**
 * Whether a person signs in at another organisation. `userType` does not tell: members can be external and guests internal.
 * https://learn.microsoft.com/entra/external-id/user-properties
 */
export const isExternal = ({
  userPrincipalName,
  externalUserState,
  identities,
}: Pick<GraphUser, 'userPrincipalName' | 'externalUserState' | 'identities'>): boolean =>
  /#EXT#/iu.test(userPrincipalName) ||
  (externalUserState ?? '') !== '' ||
  (identities ?? []).some(({ signInType }) => signInType?.toLowerCase() === 'federated');
