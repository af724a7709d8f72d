import { parentPort, workerData } from 'node:worker_threads';
import type { LiveTenant } from '../../../contract/live-tenant.ts';
import { liveSignIn } from '../../../main/auth/live-sign-in.ts';
import type { Mapping } from '../../support/authority/mapped-fetch.ts';
import { mappedFetch } from '../../support/authority/mapped-fetch.ts';

/** What the test asks of the thread, and what it says. */
export type ThreadAct = 'signIn' | 'proveOther';
export type ThreadWord = { readonly page: string } | { readonly done: ThreadAct; readonly objectId: string | null };

export interface ThreadData {
  readonly tenant: LiveTenant;
  readonly way: Mapping;
}

// The console's signing in with a heap of its own, in which a test can look for what must not be there.
const { tenant, way } = workerData as ThreadData;
const say = (word: ThreadWord): void => parentPort?.postMessage(word, []);
let text: string | null = null;

const signIn = liveSignIn({
  tenant,
  displayName: 'Practice organisation',
  fetch: mappedFetch(way),
  openBrowser: (page) => Promise.resolve(say({ page })),
  store: {
    read: () => Promise.resolve(text),
    write: (written) => Promise.resolve(void (text = written)),
    setAside: () => Promise.resolve('aside'),
    remove: () => Promise.resolve(),
  },
  notice: () => undefined,
});

const acts: Readonly<Record<ThreadAct, () => Promise<string | null>>> = {
  signIn: async () => {
    await signIn.signIn(null);
    return null;
  },
  proveOther: async () => (await signIn.proveOther(null)).objectId,
};

parentPort?.on('message', (act: ThreadAct) => {
  void acts[act]().then((objectId) => {
    // V8 keeps the text that the last regular expression found something in, until the next one does.
    /the next/u.test('the next');
    say({ done: act, objectId });
  });
});
