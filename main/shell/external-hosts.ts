/** Hosts that the console may send somebody's browser to: Microsoft's own pages that the desk works with. */
export const externalHosts: ReadonlySet<string> = new Set([
  'aka.ms',
  'entra.microsoft.com',
  'learn.microsoft.com',
  'mysignins.microsoft.com',
]);

/** Longer ones are nobody's link. */
const longestAddress = 2_000;
/** A claims challenge travels in the address of the sign-in page. */
const longestSignInAddress = 8_000;

const none: ReadonlySet<string> = new Set();

/**
 * The address in normal form if it may be opened in the system browser, else null: https without user name or
 * password, at most 2,000 characters, and either on the default port of a listed host or exactly one of
 * `exactAddresses` (the desk profile's links, which an administrator wrote).
 */
export const externalAddress = (untrustedAddress: string, exactAddresses: ReadonlySet<string> = none): string | null => {
  const url = httpsUrl(untrustedAddress, longestAddress);
  if (url === null) return null;
  if (url.port === '' && externalHosts.has(url.hostname)) return url.href;
  return [...exactAddresses].some((exact) => URL.canParse(exact) && new URL(exact).href === url.href) ? url.href : null;
};

/** The address in normal form if it is https and its origin one of the login hosts', else null. */
export const signInPageAddress = (untrustedAddress: string, loginOrigins: ReadonlySet<string>): string | null => {
  const url = httpsUrl(untrustedAddress, longestSignInAddress);
  return url !== null && loginOrigins.has(url.origin) ? url.href : null;
};

const httpsUrl = (untrustedAddress: string, longest: number): URL | null => {
  if (untrustedAddress.length > longest || !URL.canParse(untrustedAddress)) return null;
  const url = new URL(untrustedAddress);
  return url.protocol === 'https:' && url.username === '' && url.password === '' ? url : null;
};
