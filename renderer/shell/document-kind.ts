/** What main loaded this page as: the desk on one of the two kinds of tenant, or the door before it. */
export type DocumentKind = 'practice' | 'live' | 'door';

/**
 * Reads the kind from `location.hash` (`#door`, `#live`, `#practice`), so that it is known at the first paint and
 * nothing flashes. Anything else is practice: the one desk on which a mistake hurts nobody.
 */
export const documentKind = (hash: string): DocumentKind => {
  const name = hash.replace(/^#/u, '');
  return name === 'door' || name === 'live' ? name : 'practice';
};
