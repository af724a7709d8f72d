/** Hosts that the console may send somebody's browser to: Microsoft's own pages that the desk works with. */
export const externalHosts: ReadonlySet<string> = new Set([
  'aka.ms',
  'entra.microsoft.com',
  'learn.microsoft.com',
  'mysignins.microsoft.com',
]);

/**
 * The address in normal form if it may be opened in the system browser, else null: https on its
 * default port, a listed host, no user name or password, at most 2,000 characters.
 */
export function externalAddress(untrustedAddress: string): string | null {
  if (untrustedAddress.length > 2_000 || !URL.canParse(untrustedAddress)) return null;
  const url = new URL(untrustedAddress);
  const plain = url.protocol === 'https:' && url.port === '' && url.username === '' && url.password === '';
  return plain && externalHosts.has(url.hostname) ? url.href : null;
}
