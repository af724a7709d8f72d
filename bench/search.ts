import { startNodeDesk } from './desk/node-desk.ts';
import { startTenant } from './desk/tenant.ts';
import type { Row } from './row.ts';
import { percentile } from './statistics.ts';
import { timed } from './timed.ts';

/** What an agent types on the way to five people: by name, by half a name, by UPN, by number. */
const typed = ['priya raman', 'zielinski', 'okonkwo', 'rosalind.achebe', '07700 900001'].flatMap((text) =>
  Array.from({ length: text.length - 1 }, (_, end) => text.slice(0, end + 2)),
);

/**
 * Search as you type over 2,000 people without injected latency, against one GET of an account from the same
 * tenant: what the search itself costs on top of a request. 95th percentiles, because a slow letter is felt.
 */
export const searchAsYouType = async (repeats: number): Promise<Row> => {
  const tenant = await startTenant({ users: 2_000 });
  const desk = await startNodeDesk(tenant);
  try {
    const searches: number[] = [];
    const requests: number[] = [];
    const measure = async (): Promise<void> => {
      for (const query of typed) {
        searches.push(await timed(() => desk.call('users.search', { query })));
        requests.push(await timed(() => tenant.get('/v1.0/me')));
      }
    };
    await measure();
    searches.length = 0;
    requests.length = 0;
    for (let repeat = 0; repeat < repeats; repeat += 1) await measure();
    const value = percentile(searches, 0.95);
    const baseline = percentile(requests, 0.95);
    return {
      name: 'search as you type, p95',
      unit: 'ms',
      value,
      baseline,
      ratio: value / baseline,
      goal: null,
      samples: searches.length,
      what: 'users.search after each typed letter over 2,000 people, through the contract and HTTP; against one bare GET of /me from the same tenant. 95th percentiles.',
    };
  } finally {
    desk.close();
    await tenant.stop();
  }
};
