import { startNodeDesk } from './desk/node-desk.ts';
import { startTenant } from './desk/tenant.ts';
import type { Row } from './row.ts';
import { ratioAtMost, rowOf } from './row.ts';
import { inTurns } from './statistics.ts';
import { timed } from './timed.ts';

const latencyMs = 150;

/** Opens a person when every answer takes 150 ms longer, against one request of the same moment. */
export const openPerson = async (pairs: number): Promise<Row> => {
  const tenant = await startTenant({ latencyMs });
  const desk = await startNodeDesk(tenant);
  try {
    const people = await userIds(tenant, pairs + 1);
    const at = (pair: number): string => people[pair % people.length] ?? '';
    const taken = await inTurns(pairs, {
      value: (pair) => timed(() => desk.call('users.open', { userId: at(pair) })),
      baseline: (pair) => timed(() => tenant.get(`/v1.0/users/${at(pair)}?$select=id`)),
    });
    return rowOf(taken, {
      name: 'open a person, 150 ms away',
      unit: 'ms',
      goal: ratioAtMost(2.3),
      what: `users.open of somebody else each time, through the contract, while each answer of the tenant takes ${latencyMs} ms longer; against one bare GET of an account from the same tenant.`,
    });
  } finally {
    desk.close();
    await tenant.stop();
  }
};

const userIds = async (tenant: { readonly get: (path: string) => Promise<unknown> }, count: number): Promise<readonly string[]> => {
  const { value } = (await tenant.get(`/v1.0/users?$select=id&$top=${count}`)) as { readonly value: readonly { readonly id: string }[] };
  return value.map(({ id }) => id);
};
