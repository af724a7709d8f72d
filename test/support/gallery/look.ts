import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { preview } from 'vite';
import { doorStates, liveStates } from './door-states.ts';
import { tell } from './state.ts';
import type { State } from './state.ts';

/**
 * Draws the gallery's states to out/gallery-shots/ and prints what axe, the content security policy
 * and the console have to say: `node test/support/gallery/look.ts [pattern of states' names] [--quick]`, after a
 * build. Needs a Chromium: CHROMIUM names it, else /usr/bin/chromium.
 */
const open = async (page: Page, text: string) => {
  await page.getByRole('combobox', { name: 'Find a person' }).fill(text);
  await page.getByRole('option').first().click();
  await page
    .getByRole('heading', { level: 1 })
    .getByText(/^(?!Opening)/u)
    .waitFor();
  await page.waitForTimeout(250);
};

/** A Helpdesk Administrator: the password and the sessions, and no sight of the methods. */
const asHelpdesk = `(() => {
  const yes = { allowed: true, because: 'You are Helpdesk Administrator.' };
  const no = (what) => ({ allowed: false, reason: 'noRole', because: 'Your role (Helpdesk Administrator) does not let you ' + what + '.', askInstead: 'Ask an Authentication Administrator.' });
  const fault = { code: 'graph.forbidden', message: 'Microsoft does not let you see this.', retryable: false, correlationId: 'abc', detail: 'accessDenied' };
  const part = { ok: false, fault };
  const acts = { manageMethods: no('manage sign-in methods'), resetPassword: yes, endSessions: yes, block: no('block sign-in'), changeSensitive: no('change the sign-in name and phone numbers') };
  fakeDesk.changePerson((p) => ({ ...p, permission: { privilegedTarget: false, acts }, methods: part, devices: [], preferences: part, perUserMfa: part }));
})()`;

const states: readonly State[] = [
  { name: 'start' },
  { name: 'start-none', query: '?empty' },
  {
    name: 'find',
    visit: async (page) => {
      await page.getByRole('combobox').fill('ama');
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.waitForTimeout(200);
    },
  },
  {
    name: 'find-none',
    visit: async (page) => {
      await page.getByRole('combobox').fill('zzzz');
      await page.getByText('Nobody found for').waitFor();
    },
  },
  {
    name: 'find-fault',
    query: '?fail=users.search',
    visit: async (page) => {
      await page.getByRole('combobox').fill('ama');
      await page.getByText('The search did not work').first().waitFor();
    },
  },
  {
    name: 'find-waiting',
    query: '?latency=1500',
    visit: async (page) => {
      await page.getByRole('combobox').fill('ama');
      await page.waitForTimeout(400);
    },
  },
  { name: 'person', visit: (page) => open(page, 'amara.okafor@') },
  {
    name: 'person-waiting',
    query: '?latency=1200',
    visit: async (page) => {
      await page.getByRole('combobox').fill('104417');
      await page.getByRole('option').first().click();
      await page.waitForTimeout(400);
    },
  },
  { name: 'person-refused', visit: (page) => open(page, 'adm.amaryllis') },
  { name: 'person-hostile', visit: (page) => open(page, 'amara.bidi') },
  { name: 'person-long-name', visit: (page) => open(page, 'amara.long') },
  {
    name: 'person-parts-failed',
    visit: async (page) => {
      await tell(
        page,
        `(() => {
        const fault = { code: 'graph.throttled', message: 'Microsoft Graph asks to slow down. Try again when the countdown ends.', retryable: true, correlationId: 'abc', graphRequestId: 'def', detail: 'TooManyRequests', retryAtUtc: new Date(Date.now() + 42000).toISOString() };
        const part = { ok: false, fault };
        fakeDesk.changePerson((p) => ({ ...p, stale: true, signIns: part, methods: part, devices: [], manager: part, perUserMfa: part, preferences: part }));
      })()`,
      );
      await open(page, 'amara.okafor@');
    },
  },
  { name: 'person-fault', query: '?fail=users.open', visit: (page) => open(page, 'amara.okafor@') },
  {
    name: 'person-privileged',
    visit: async (page) => {
      await tell(
        page,
        `fakeDesk.changePerson((p) => ({ ...p, adminRoles: { ok: true, value: ['Exchange Administrator'] }, permission: { ...p.permission, privilegedTarget: true } }))`,
      );
      await open(page, 'amara.okafor@');
      await tell(page, `fakeDesk.say({ type: 'connection.changed', online: false, sinceUtc: new Date().toISOString() })`);
      await page.waitForTimeout(150);
    },
  },
  {
    name: 'person-helpdesk',
    visit: async (page) => {
      await tell(page, asHelpdesk);
      await open(page, 'amara.okafor@');
      await page.getByText('Why', { exact: true }).click();
    },
  },
  {
    name: 'ticket-helpdesk',
    visit: async (page) => {
      await tell(page, asHelpdesk);
      await open(page, 'amara.okafor@');
      await page.getByRole('textbox', { name: /reference/iu }).fill('INC-20417');
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('button', { name: 'See the plan first' }).click();
      await page.getByRole('button', { name: 'Only end their sessions' }).waitFor();
    },
  },
  {
    name: 'plan-helpdesk',
    visit: async (page) => {
      await tell(page, asHelpdesk);
      await open(page, 'amara.okafor@');
      await page.getByRole('textbox', { name: /reference/iu }).fill('INC-20417');
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('button', { name: 'See the plan first' }).click();
      await page.getByRole('button', { name: 'Only end their sessions' }).click();
      await page.getByRole('button', { name: /^Carry out/u }).waitFor();
      await page.waitForTimeout(250);
    },
  },
  {
    name: 'person-broken',
    expectErrors: true,
    visit: async (page) => {
      await tell(page, `fakeDesk.changePerson((p) => ({ ...p, deskHistory: null }))`);
      await page.getByRole('combobox').fill('104417');
      await page.getByRole('option').first().click();
      await page.getByText('This person could not be shown').waitFor();
    },
  },
  {
    name: 'compact',
    visit: async (page) => {
      await page.getByRole('button', { name: /Ines Duarte/u }).click();
      await page.getByRole('menuitemradio', { name: 'Compact' }).click();
      await page.keyboard.press('Escape');
      await open(page, 'amara.okafor@');
    },
  },
  {
    name: 'menu',
    visit: async (page) => {
      await page.getByRole('button', { name: /Ines Duarte/u }).click();
      await page.waitForTimeout(250);
    },
  },
  {
    name: 'journal',
    visit: async (page) => {
      await page.getByRole('button', { name: 'Journal' }).click();
      await page.waitForTimeout(500);
    },
  },
  {
    name: 'settings',
    visit: async (page) => {
      await page.getByRole('button', { name: 'Settings' }).click();
      await page.getByRole('heading').first().waitFor();
      await page.waitForTimeout(500);
    },
  },
  ...doorStates,
  ...liveStates,
  { name: 'session-fault', query: '?fail=session.current', visit: (page) => page.getByText('The desk could not be opened').waitFor() },
];

const sizes = { small: { width: 1280, height: 800 }, large: { width: 1920, height: 1080 } } as const;
const looks = ['light', 'dark', 'highContrast'] as const;
const wanted = new RegExp(process.argv[2] ?? '', 'u');
const quick = process.argv.includes('--quick');
const shots = resolve(import.meta.dirname, '../../../out/gallery-shots');
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Finding {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

const axe = (page: Page): Promise<Finding[]> =>
  page
    .evaluate(axeSource)
    .then(() =>
      page.evaluate<Finding[]>(
        `axe.run({ exclude: [['[data-tabster-dummy]']] }, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then((r) => r.violations)`,
      ),
    );

mkdirSync(shots, { recursive: true });
const server = await preview({ configFile: resolve(import.meta.dirname, 'vite.config.ts'), preview: { port: 0, strictPort: false } });
const address = server.resolvedUrls?.local[0] ?? '';
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' });
let bad = 0;

for (const state of states.filter(({ name }) => wanted.test(name))) {
  for (const look of quick ? (['light'] as const) : looks) {
    for (const [sizeName, viewport] of Object.entries(quick ? { small: sizes.small } : sizes)) {
      const page = await browser.newPage({
        viewport,
        colorScheme: look === 'dark' ? 'dark' : 'light',
        contrast: look === 'highContrast' ? 'more' : 'no-preference',
      });
      const said: string[] = [];
      page.on(
        'console',
        (message) => state.expectErrors !== true && ['error', 'warning'].includes(message.type()) && said.push(message.text()),
      );
      page.on('pageerror', (error) => said.push(String(error)));
      await page.goto(`${address}${state.query ?? ''}${state.hash ?? ''}`);
      if (state.query?.includes('session') !== true) await page.getByRole('banner').waitFor();
      await state.visit?.(page);
      await page.screenshot({ path: resolve(shots, `${state.name}-${look}-${sizeName}.png`) });
      const scrolls = await page.evaluate<boolean>(
        'document.documentElement.scrollHeight > innerHeight || document.documentElement.scrollWidth > innerWidth',
      );
      const findings = sizeName === 'small' ? await axe(page) : [];
      const label = `${state.name} ${look} ${sizeName}`;
      if (scrolls) console.log(`${label}: the window scrolls`);
      for (const text of said) console.log(`${label}: console: ${text.slice(0, 300)}`);
      for (const { id, nodes } of findings)
        console.log(
          `${label}: axe ${id} (${nodes.length}): ${nodes
            .slice(0, 2)
            .map((node) => `${node.html.slice(0, 160)} | ${node.failureSummary.slice(0, 220).replaceAll('\n', ' ')}`)
            .join('\n    ')}`,
        );
      bad += findings.length + said.length + (scrolls ? 1 : 0);
      await page.close();
    }
  }
}
await browser.close();
await server.close();
console.log(`${bad} findings`);
