import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { DeskHarness } from '../../support/desk-harness.ts';
import { photoIdInPerson, removeFolder, startDesk, ticket } from '../../support/desk-harness.ts';
import type { TestTenant } from '../../support/practice-tenant.ts';
import { startTestTenant } from '../../support/practice-tenant.ts';
import type { RecordedRequest } from '../../support/recorded-request.ts';

const priya = 'priya.raman@northmoor.example';
/** Without a cancel the tenant hears of it after twenty seconds, when a try is given up. */
const soonMs = 2_000;

let tenant: TestTenant;
let harness: DeskHarness;

beforeAll(async () => {
  tenant = await startTestTenant();
});
afterAll(() => tenant.stop());
beforeEach(async () => {
  harness = await startDesk({ tenant });
  await tenant.clearRequests();
});
afterEach(async () => {
  await tenant.clearFaults();
  harness.close();
  removeFolder(harness.folder);
});

/** The tenant's log once it shows what is looked for. */
const logged = async (find: (log: readonly RecordedRequest[]) => RecordedRequest | undefined): Promise<RecordedRequest> => {
  for (;;) {
    const found = find(await tenant.requests());
    if (found !== undefined) return found;
  }
};

const hung = (path: string) => logged((log) => log.find((request) => request.path.includes(path)));
const abandoned = (path: string) => logged((log) => log.find((request) => request.path.includes(path) && request.abandonedAtUtc !== null));

test('a search that is cancelled takes its request with it', async () => {
  await tenant.fault({ route: 'GET /users\\?.*maria', kind: 'hang-before' });
  const stop = new AbortController();
  const search = harness.call('users.search', { query: 'maria' }, stop.signal);
  await hung('maria');
  const cancelledMs = Date.now();
  stop.abort();
  await expect(search).rejects.toMatchObject({ code: 'graph.cancelled' });
  const { abandonedAtUtc } = await abandoned('maria');
  expect(Date.parse(abandonedAtUtc ?? '') - cancelledMs).toBeLessThan(soonMs);
  expect((await tenant.requests()).filter(({ path }) => path.includes('maria'))).toHaveLength(1);
});

test('a person whose opening was cancelled half-way is read again, and not planned for with what was cut off', async () => {
  await tenant.fault({ route: 'GET /users/.*/authentication/methods', kind: 'hang-before' });
  const { id: userId } = await tenant.truth(priya);
  const stop = new AbortController();
  const opening = harness.call('users.open', { userId }, stop.signal);
  await hung('/authentication/methods');
  stop.abort();
  await expect(opening).rejects.toMatchObject({ code: 'graph.cancelled' });

  await tenant.clearFaults();
  await tenant.clearRequests();
  // A person who was read within the last minute is not read again for this.
  await harness.call('evidence.record', { userId, ticket, observation: photoIdInPerson });
  expect((await tenant.requests()).map(({ path }) => path).filter((path) => path.includes('/authentication/methods'))).not.toEqual([]);
});
