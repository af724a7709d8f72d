import { z } from 'zod';

/**
 * The product's own window over the fake desk, in one state: `window.html?state=ticket-plan`. `&theme=dark` and
 * `&density=compact` as in the preferences. `fakeDesk` is there for the console and for tests.
 */

// The policy allows no code made of text, which zod would try for speed when a schema is made.
z.config({ jitless: true });
const { Preferences } = await import('../../../contract/profile.ts');
const { createFakeDesk } = await import('../fake-desk.ts');
const { fakeLiveSession } = await import('../fake-desk/session.ts');
const { stateNamed } = await import('./states.ts');
const { Visitor } = await import('./visitor.ts');

const wishes = new URLSearchParams(location.search);
const state = stateNamed(wishes.get('state') ?? 'start');
if (state === undefined) throw new Error(`The gallery has no state "${wishes.get('state') ?? ''}".`);
// The window reads what it was loaded as from here, before anything else.
history.replaceState(null, '', `${location.pathname}${location.search}#${state.page ?? 'practice'}`);

const desk = createFakeDesk({ latencyMs: 20 });
const preferences = Preferences.parse({ theme: wishes.get('theme') ?? 'system', density: wishes.get('density') ?? 'comfortable' });
if (state.page === 'live') desk.setSession(fakeLiveSession());
desk.setSession({ preferences });
desk.setApp({ preferences });
state.desk?.(desk);
Object.assign(window, { desk, fakeDesk: desk });

await import('../../../renderer/main.tsx');

try {
  await state.visit?.(new Visitor(desk));
  document.documentElement.dataset['reached'] = state.name;
} catch (error) {
  console.error(`The state "${state.name}" was not reached: ${error instanceof Error ? error.message : String(error)}`);
}
