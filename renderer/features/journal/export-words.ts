import type { Job } from '../../../contract/jobs.ts';

const inWords = (count: number): string => count.toLocaleString('en-GB');

export const recordsInWords = (count: number): string => (count === 1 ? '1 record' : `${inWords(count)} records`);

/** A number that is not known is not made up: first they are counted, then written. */
export const progressInWords = ({ done, total }: Job['progress']): string =>
  total === null ? 'counting the records…' : `${inWords(done)} of ${recordsInWords(total)}`;

/** After a number of records. */
export const matches = (count: number): string => (count === 1 ? ' matches' : ' match');

/** What stands beside the title. `total` is null while it is not known how many match. */
export const countInWords = (shown: number, total: number | null, filtered: boolean, uncounted: boolean): string => {
  if (total === null) {
    const loaded = `The newest ${inWords(shown)}${filtered ? ' that match' : ''} loaded`;
    return uncounted ? `${loaded}; the rest could not be counted` : `${loaded}, counting the rest…`;
  }
  return `${recordsInWords(total)}${filtered ? matches(total) : ''}${shown < total ? `, the newest ${inWords(shown)} loaded` : ''}`;
};
