import type { Cloud } from '../permissions/clouds.ts';

/**
 * The address in normal form if the system browser may be sent there to sign in or out: https on its default
 * port, the login host of this cloud and no other, a path of this tenant. Else null.
 */
export const loginAddress = (untrustedAddress: string, cloud: Cloud, tenantId: string): string | null => {
  if (untrustedAddress.length > 8_000 || !URL.canParse(untrustedAddress)) return null;
  const url = new URL(untrustedAddress);
  const plain = url.origin === cloud.login && url.username === '' && url.password === '' && url.hash === '';
  const pages = ['authorize', 'logout'].map((page) => `/${tenantId}/oauth2/v2.0/${page}`);
  return plain && pages.includes(url.pathname) ? url.href : null;
};

/** The page on which an agent leaves the browser's own session too; clearing our cache does not do that. */
export const logoutAddress = (cloud: Cloud, tenantId: string): string => `${cloud.login}/${tenantId}/oauth2/v2.0/logout`;
