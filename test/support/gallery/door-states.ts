import type { Page } from '@playwright/test';
import type { AppState } from '../../../contract/app-state.ts';
import { fakeTenant } from '../fake-desk/door.ts';
import { tell } from './state.ts';
import type { State } from './state.ts';

const hash = '#door';
const at = (app: Partial<AppState>): string => `?app=${encodeURIComponent(JSON.stringify(app))}`;
const signIn = (more: Partial<AppState> = {}) =>
  at({ phase: { phase: 'signIn', account: 'ines.duarte@northwind.example' }, tenant: fakeTenant, ...more });
const locked = (more: object = {}): string =>
  at({
    tenant: fakeTenant,
    phase: {
      phase: 'locked',
      workplace: 'live',
      agent: { displayName: 'Ines Duarte', userPrincipalName: 'ines.duarte@northwind.example' },
      because: 'idle',
      sinceUtc: new Date(Date.now() - 23 * 60_000).toISOString(),
      needsSignInPage: false,
      ...more,
    },
  });

const click = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const pageOpen = async (page: Page) => {
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('heading', { name: /Finish signing in/u }).waitFor();
};
const refused = (fault: string) => async (page: Page) => {
  await pageOpen(page);
  await tell(page, `fakeDesk.finishPage({ correlationId: 'abc', retryable: false, ${fault} })`);
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
};
const toRegister = async (page: Page) => {
  await click(page, 'Connect your organisation');
  await click(page, 'Show me how');
  await page.getByLabel(/Directory \(tenant\) ID/u).fill(`{${fakeTenant.tenant.tenantId.toUpperCase()}}`);
  await page.getByRole('tab', { name: 'PowerShell' }).waitFor();
};
const tab = (name: string) => async (page: Page) => {
  await toRegister(page);
  await page.getByRole('tab', { name }).click();
};

/** Every page of the door, as an agent or an administrator meets it. */
export const doorStates: readonly State[] = [
  { name: 'door-welcome', hash },
  { name: 'door-welcome-tenant', hash, query: at({ tenant: fakeTenant }) },
  {
    name: 'door-profile-problems',
    hash,
    visit: async (page) => {
      await click(page, 'I have a desk profile file');
      await page.getByText('must be put right first').waitFor();
    },
  },
  { name: 'door-connect', hash, visit: (page) => click(page, 'Connect your organisation') },
  {
    name: 'door-connect-problems',
    hash,
    visit: async (page) => {
      await click(page, 'Connect your organisation');
      await page.getByLabel(/Directory \(tenant\) ID/u).fill('contoso.example');
      await page.getByLabel(/Application \(client\) ID/u).fill('1c9b7a52-6d3e');
      await click(page, 'Go on to the sign-in');
    },
  },
  {
    name: 'door-managed',
    hash,
    query: at({ tenant: { ...fakeTenant, source: 'managed' } }),
    visit: (page) => click(page, 'Change the connection'),
  },
  { name: 'door-register', hash, visit: toRegister },
  {
    name: 'door-register-empty',
    hash,
    visit: async (page) => {
      await click(page, 'Connect your organisation');
      await click(page, 'Show me how');
    },
  },
  { name: 'door-register-cli', hash, visit: tab('Azure CLI') },
  { name: 'door-register-manifest', hash, visit: tab('Manifest') },
  { name: 'door-register-by-hand', hash, visit: tab('By hand') },
  { name: 'door-sign-in', hash, query: signIn() },
  {
    name: 'door-sign-in-first',
    hash,
    query: signIn({
      phase: { phase: 'signIn', account: null },
      notices: [
        {
          id: 'k',
          level: 'caution',
          message:
            'This computer has no safe place for your sign-in, so it is kept in memory only. You sign in again each time Latchkey starts.',
        },
      ],
    }),
  },
  { name: 'door-sign-in-page', hash, query: signIn(), visit: pageOpen },
  {
    name: 'door-sign-in-code',
    hash,
    query: signIn(),
    visit: async (page) => {
      await click(page, 'Use a code on another device');
      await page.getByText('Type this code there').waitFor();
    },
  },
  {
    name: 'door-sign-in-declined',
    hash,
    query: signIn(),
    visit: refused(
      `code: 'auth.declined', message: 'You or your organisation declined what Latchkey asked for. Sign in again to be asked once more, or ask your administrator.', detail: 'access_denied'`,
    ),
  },
  {
    name: 'door-sign-in-wrong',
    hash,
    query: signIn(),
    visit: refused(
      `code: 'auth.wrongAccount', message: 'That account belongs to another organisation. Sign in with your account of Northwind Care Group.'`,
    ),
  },
  {
    name: 'door-sign-in-misconfigured',
    hash,
    query: signIn(),
    visit: refused(
      `code: 'auth.misconfigured', message: 'This organisation does not know this app. Ask your administrator to check the client ID and the tenant ID in the set-up.', detail: 'unauthorized_client · AADSTS700016'`,
    ),
  },
  {
    name: 'door-sign-in-throttled',
    hash,
    query: signIn(),
    visit: refused(
      `code: 'graph.throttled', retryable: true, message: 'Microsoft’s sign-in service asks this console to wait. Try again later; trying earlier only makes the wait longer.', retryAtUtc: new Date(Date.now() + 95000).toISOString()`,
    ),
  },
  {
    name: 'door-sign-in-offline',
    hash,
    query: signIn(),
    visit: refused(
      `code: 'graph.offline', retryable: true, message: 'Microsoft’s sign-in service cannot be reached. Check the network, then try again.'`,
    ),
  },
  { name: 'door-locked', hash, query: locked() },
  { name: 'door-locked-practice', hash, query: locked({ workplace: 'practice', because: 'asked' }) },
  {
    name: 'door-locked-page',
    hash,
    query: locked({ needsSignInPage: true, because: 'suspended' }),
    visit: async (page) => {
      await click(page, 'Unlock by signing in');
      await page.getByRole('button', { name: 'Cancel' }).waitFor();
    },
  },
  {
    name: 'door-locked-fault',
    hash,
    query: `${locked()}&fail=app.unlock`,
    visit: async (page) => {
      await click(page, 'Unlock');
      await page.getByText('The desk stays locked').waitFor();
    },
  },
];

const menu = (page: Page) => page.getByRole('button', { name: /Ines Duarte/u }).click();

/** The desk on a live tenant, and what may come between the agent and it. */
export const liveStates: readonly State[] = [
  { name: 'live-start', hash: '#live' },
  {
    name: 'live-menu',
    hash: '#live',
    query: at({ tenant: fakeTenant }),
    visit: async (page) => {
      await menu(page);
      await page.waitForTimeout(250);
    },
  },
  {
    name: 'live-switch',
    hash: '#live',
    visit: async (page) => {
      await menu(page);
      await page.getByRole('menuitem', { name: 'Switch account' }).click();
      await page.getByRole('button', { name: 'Cancel' }).waitFor();
      await page.waitForTimeout(300);
    },
  },
  {
    name: 'live-refused',
    hash: '#live',
    visit: async (page) => {
      await tell(
        page,
        `fakeDesk.failWith('workplace.choose', { code: 'desk.busy', message: 'A plan is being carried out. Wait until it stops.', retryable: true, correlationId: 'abc' })`,
      );
      await menu(page);
      await page.getByRole('menuitem', { name: 'Go to the practice tenant' }).click();
      await page.getByRole('button', { name: 'Close' }).waitFor();
      await page.waitForTimeout(300);
    },
  },
  {
    name: 'live-session-fault',
    hash: '#live',
    query: '?fail=session.current',
    visit: (page) => page.getByText('The desk could not be opened').waitFor(),
  },
  {
    name: 'live-person-faults',
    hash: '#live',
    visit: async (page) => {
      await tell(
        page,
        `(() => {
        const part = (code, message, more) => ({ ok: false, fault: { code, message, retryable: false, correlationId: code, ...more } });
        fakeDesk.failWith('users.photo', part('auth.consentNeeded', 'Photos need your consent.', { features: ['photos'] }).fault);
        fakeDesk.changePerson((p) => ({ ...p,
          signIns: part('auth.consentNeeded', 'The sign-in log needs a permission that you have not agreed to yet.', { features: ['signInLog'] }),
          methods: part('graph.claimsChallenge', 'Your organisation wants you to prove again who you are.'), devices: [] }));
      })()`,
      );
      await page.getByRole('combobox', { name: 'Find a person' }).fill('amara.okafor@');
      await page.getByRole('option').first().click();
      await page.getByRole('button', { name: 'Sign in again' }).first().click();
      await page.waitForTimeout(300);
    },
  },
];
