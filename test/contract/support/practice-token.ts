import { Secret } from '../../../main/secret.ts';
import type { TestTenant } from '../../support/practice-tenant.ts';

/** A token of the practice tenant for this agent with these scopes and no others. */
export const tokenOf = async (
  { tenant, announcement }: Pick<TestTenant, 'tenant' | 'announcement'>,
  user: string,
  scopes: readonly string[],
): Promise<Secret> => {
  const { controlToken } = JSON.parse(announcement) as { readonly controlToken: string };
  const response = await fetch(new URL('/_practice/tokens', tenant.root), {
    method: 'POST',
    headers: { authorization: `Bearer ${controlToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ user, scopes }),
  });
  if (!response.ok) throw new Error(`The practice tenant made no token for ${user}: ${response.status}`);
  const { token } = (await response.json()) as { readonly token: string };
  return new Secret(token);
};
