import { startNodeDesk } from './desk/node-desk.ts';
import { startTenant } from './desk/tenant.ts';
import type { Row } from './row.ts';
import { atMostAbove } from './row.ts';

/**
 * What one person's screen needs that no single request of Graph's gives together: the account with the manager, the
 * methods, the passes' usability, the preferences, per-user MFA, memberships, sign-ins, and the pass policy.
 */
const leastForPerson = 8;

/** Requests sent to open one person, against the least that what is shown needs. A count, so once is enough. */
export const requestsForPerson = async (): Promise<Row> => {
  const tenant = await startTenant();
  let sent = 0;
  const desk = await startNodeDesk(tenant, (input, init) => {
    sent += 1;
    return fetch(input, init);
  });
  try {
    const { value } = (await tenant.get('/v1.0/users?$select=id&$top=20')) as { readonly value: readonly { readonly id: string }[] };
    sent = 0;
    await desk.call('users.open', { userId: value.at(-1)?.id ?? '' });
    return {
      name: 'open a person, requests',
      unit: 'requests',
      value: sent,
      baseline: leastForPerson,
      ratio: sent / leastForPerson,
      goal: atMostAbove(0),
      samples: 1,
      what: 'Requests to Graph for users.open, against the number of things shown that no one request gives together.',
    };
  } finally {
    desk.close();
    await tenant.stop();
  }
};
