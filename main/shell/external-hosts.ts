import { microsoftPages } from '../../contract/microsoft-pages.ts';

const ownPages: ReadonlySet<string> = new Set(Object.values(microsoftPages));

/** Longer ones are nobody's link. */
const longestAddress = 2_000;
/** A claims challenge travels in the address of the sign-in page. */
const longestSignInAddress = 8_000;

const none: ReadonlySet<string> = new Set();

/**
 * The address in normal form if it may be opened in the system browser, else null: https without user name or
 * password, at most 2,000 characters, and exactly one of Microsoft's pages that the desk's own buttons open or one of
 * `exactAddresses` (the desk profile's links). Whatever stands in an address reaches who is behind it, so none is made
 * up by the page, not by a query and not by a path.
 */
export const externalAddress = (untrustedAddress: string, exactAddresses: ReadonlySet<string> = none): string | null => {
  const url = httpsUrl(untrustedAddress, longestAddress);
  if (url === null) return null;
  return [...ownPages, ...exactAddresses].some((exact) => URL.canParse(exact) && new URL(exact).href === url.href) ? url.href : null;
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
