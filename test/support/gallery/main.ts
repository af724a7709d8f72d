import { z } from 'zod';

/**
 * The product's own window over the fake desk. Switches in the address: `?latency=2000`,
 * `?fail=users.search,session.current`, `?empty`, `?app={...}` (what `app.state` answers, JSON), `#door` and `#live`
 * as in the product, and `window.fakeDesk` for scripts.
 */

// The policy allows no code made of text, which zod would try for speed when a schema is made.
z.config({ jitless: true });
const { createFakeDesk, fakeFault } = await import('../fake-desk.ts');
const { fakeLiveSession } = await import('../fake-desk/session.ts');

const wishes = new URLSearchParams(location.search);
const desk = createFakeDesk({ latencyMs: Number(wishes.get('latency') ?? '40') });
for (const name of wishes.get('fail')?.split(',') ?? []) desk.failWith(name as Parameters<typeof desk.failWith>[0], fakeFault());
if (wishes.has('empty')) {
  desk.setOpenRuns([]);
  desk.setSession({ notices: [] });
}
const app = wishes.get('app');
if (app !== null) desk.setApp(JSON.parse(app) as Parameters<typeof desk.setApp>[0]);
if (location.hash === '#live') desk.setSession(fakeLiveSession());
Object.assign(window, { desk, fakeDesk: desk });

await import('../../../renderer/main.tsx');
