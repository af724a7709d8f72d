import type { AppState } from '../../../../contract/app-state.ts';
import type { Fault } from '../../../../contract/result.ts';
import { fakeTenant } from '../../fake-desk/door.ts';
import { minutesAgo } from '../../fake-desk/people.ts';
import type { FakeDesk } from '../../fake-desk.ts';
import { fakeFault } from '../../fake-desk.ts';
import type { Group, State } from '../state.ts';
import type { Visitor } from '../visitor.ts';

type Locked = Extract<AppState['phase'], { phase: 'locked' }>;

const at = (app: Partial<AppState>) => (desk: FakeDesk) => desk.setApp(app);
const signIn = (more: Partial<AppState> = {}) =>
  at({ phase: { phase: 'signIn', account: 'ines.duarte@northwind.example' }, tenant: fakeTenant, ...more });
const locked = (more: Partial<Locked> = {}) =>
  at({
    tenant: fakeTenant,
    phase: {
      phase: 'locked',
      workplace: 'live',
      agent: { displayName: 'Ines Duarte', userPrincipalName: 'ines.duarte@northwind.example' },
      because: 'idle',
      sinceUtc: minutesAgo(23),
      needsSignInPage: false,
      ...more,
    },
  });

const pageOpen = async (agent: Visitor): Promise<void> => {
  await agent.click('button', /^Sign in$/u);
  await agent.find('heading', /Finish signing in/u);
};
const refused = (fault: Partial<Fault>) => async (agent: Visitor) => {
  await pageOpen(agent);
  agent.desk.finishPage(fakeFault({ retryable: false, ...fault }));
  await agent.find('button', /^Sign in$/u);
};
const toRegister = async (agent: Visitor): Promise<void> => {
  await agent.click('button', /Connect your organisation/u);
  await agent.click('button', /Show me how/u);
  await agent.fill('textbox', /Directory \(tenant\) ID/u, `{${fakeTenant.tenant.tenantId.toUpperCase()}}`);
  await agent.find('tab', /PowerShell/u);
};
const tab = (name: RegExp) => async (agent: Visitor) => {
  await toRegister(agent);
  await agent.click('tab', name);
};
const signInState = (name: string, title: string, visit: State['visit']): State => ({
  name: `door-sign-in-${name}`,
  title,
  page: 'door',
  desk: signIn(),
  ...(visit === undefined ? {} : { visit }),
});

/** Every page of the door, as an agent or an administrator meets it. */
export const door: Group = {
  area: 'Door',
  states: [
    { name: 'door-welcome', title: 'The first start', page: 'door' },
    { name: 'door-welcome-tenant', title: 'Welcome, with a tenant that is set up', page: 'door', desk: at({ tenant: fakeTenant }) },
    {
      name: 'door-profile-problems',
      title: 'A desk profile with problems',
      page: 'door',
      visit: async (agent) => {
        await agent.click('button', /I have a desk profile file/u);
        await agent.see('must be put right first');
      },
    },
    {
      name: 'door-connect',
      title: 'Connect your organisation',
      page: 'door',
      visit: (agent) => agent.click('button', /Connect your organisation/u),
    },
    {
      name: 'door-connect-problems',
      title: 'Connect, with IDs that are none',
      page: 'door',
      visit: async (agent) => {
        await agent.click('button', /Connect your organisation/u);
        await agent.fill('textbox', /Directory \(tenant\) ID/u, 'contoso.example');
        await agent.fill('textbox', /Application \(client\) ID/u, '1c9b7a52-6d3e');
        await agent.click('button', /Go on to the sign-in/u);
      },
    },
    {
      name: 'door-managed',
      title: 'A connection that the organisation manages',
      page: 'door',
      desk: at({ tenant: { ...fakeTenant, source: 'managed' } }),
      visit: (agent) => agent.click('button', /Change the connection/u),
    },
    { name: 'door-register', title: 'Register the app, by PowerShell', page: 'door', visit: toRegister },
    {
      name: 'door-register-empty',
      title: 'Register the app, before the tenant is known',
      page: 'door',
      visit: async (agent) => {
        await agent.click('button', /Connect your organisation/u);
        await agent.click('button', /Show me how/u);
      },
    },
    { name: 'door-register-cli', title: 'Register by Azure CLI', page: 'door', visit: tab(/Azure CLI/u) },
    { name: 'door-register-manifest', title: 'Register by manifest', page: 'door', visit: tab(/Manifest/u) },
    { name: 'door-register-by-hand', title: 'Register by hand', page: 'door', visit: tab(/By hand/u) },
    { name: 'door-sign-in', title: 'Sign in', page: 'door', desk: signIn() },
    {
      name: 'door-sign-in-first',
      title: 'Sign in, on a computer without a safe place',
      page: 'door',
      desk: signIn({
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
    signInState('page', 'The page is open in the browser', pageOpen),
    signInState('code', 'A code for another device', async (agent) => {
      await agent.click('button', /Use a code on another device/u);
      await agent.see('Type this code there');
    }),
    signInState(
      'declined',
      'Declined',
      refused({
        code: 'auth.declined',
        message:
          'You or your organisation declined what Latchkey asked for. Sign in again to be asked once more, or ask your administrator.',
        detail: 'access_denied',
      }),
    ),
    signInState(
      'wrong',
      'Another organisation’s account',
      refused({
        code: 'auth.wrongAccount',
        message: 'That account belongs to another organisation. Sign in with your account of Northwind Care Group.',
      }),
    ),
    signInState(
      'misconfigured',
      'An app that the organisation does not know',
      refused({
        code: 'auth.misconfigured',
        message: 'This organisation does not know this app. Ask your administrator to check the client ID and the tenant ID in the set-up.',
        detail: 'unauthorized_client · AADSTS700016',
      }),
    ),
    signInState(
      'throttled',
      'Asked to wait',
      refused({
        code: 'graph.throttled',
        retryable: true,
        message: 'Microsoft’s sign-in service asks this console to wait. Try again later; trying earlier only makes the wait longer.',
        retryAtUtc: new Date(Date.now() + 95_000).toISOString(),
      }),
    ),
    signInState(
      'offline',
      'No network',
      refused({
        code: 'graph.offline',
        retryable: true,
        message: 'Microsoft’s sign-in service cannot be reached. Check the network, then try again.',
      }),
    ),
    { name: 'door-locked', title: 'Locked after a while', page: 'door', desk: locked() },
    {
      name: 'door-locked-practice',
      title: 'Locked by the agent, practice',
      page: 'door',
      desk: locked({ workplace: 'practice', because: 'asked' }),
    },
    {
      name: 'door-locked-page',
      title: 'Locked, and only the sign-in page unlocks',
      page: 'door',
      desk: locked({ needsSignInPage: true, because: 'suspended' }),
      visit: async (agent) => {
        await agent.click('button', /Unlock by signing in/u);
        await agent.find('button', /^Cancel$/u);
      },
    },
    {
      name: 'door-locked-fault',
      title: 'Unlocking did not work',
      page: 'door',
      desk: (desk) => {
        locked()(desk);
        desk.failWith('app.unlock', fakeFault());
      },
      visit: async (agent) => {
        await agent.click('button', /^Unlock/u);
        await agent.see('The desk stays locked');
      },
    },
  ],
};
