import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cloudOf } from '../../../main/permissions/clouds.ts';
import type { Authority } from '../../support/authority/authority.ts';
import { adaAgent, benAgent, startAuthority } from '../../support/authority/authority.ts';
import type { AuthorityAccount } from '../../support/authority/provider.ts';
import type { ThreadAct, ThreadData, ThreadWord } from './console-thread.ts';

let authority: Authority;
let thread: Worker;
beforeAll(async () => {
  authority = await startAuthority();
  const { tenant, port, ca } = authority;
  const workerData: ThreadData = { tenant, way: { origin: cloudOf(tenant).login, port, ca } };
  thread = new Worker(new URL('./console-thread.ts', import.meta.url), { workerData });
});
afterAll(async () => {
  await thread.terminate();
  await authority.close();
});

/** Has it done, with this person at the browser. */
const act = async (what: ThreadAct, as: AuthorityAccount): Promise<string | null> => {
  thread.postMessage(what, []);
  for (;;) {
    const [word] = (await once(thread, 'message')) as [ThreadWord];
    if ('done' in word) return word.objectId;
    void authority.browse(word.page, as);
  }
};

/** Those of them that lie in the console's memory after what is left over was collected. */
const inMemory = async (secrets: readonly string[]): Promise<readonly string[]> => {
  const heap = await text(await thread.getHeapSnapshot());
  return secrets.filter((secret) => heap.includes(secret.slice(0, 300)));
};

test('of another agent who proved who they are no token is left in memory, and those of the agent at work are', async () => {
  await act('signIn', adaAgent);
  const adaTokens = [...authority.issued];
  authority.issued.length = 0;
  expect(await act('proveOther', benAgent)).toBe(benAgent.oid);
  const benTokens = [...authority.issued];
  expect(benTokens.length).toBeGreaterThanOrEqual(2);
  expect(await inMemory([...adaTokens, ...benTokens])).toEqual(adaTokens);
});
