import type { AppState, ConfiguredTenant } from '../../../contract/app-state.ts';
import { Preferences } from '../../../contract/profile.ts';
import type { Workplace } from '../../../main/desk/workplace.ts';
import type { LifeCycleOptions } from '../../../main/app/life-cycle-options.ts';
import { LifeCycle } from '../../../main/app/life-cycle.ts';
import type { GraphAccess } from '../../../main/auth/access.ts';
import { practiceSignIn } from '../../../main/auth/practice-sign-in.ts';
import type { PracticeTenant } from '../../../main/auth/practice-tenant.ts';
import type { TenantSignIn } from '../../../main/auth/tenant-sign-in.ts';
import { liveFacts } from '../../../main/auth/tenant-sign-in.ts';
import { FaultError } from '../../../main/fault-error.ts';
import { Secret } from '../../../main/secret.ts';

const tenant: ConfiguredTenant = {
  tenant: { cloud: 'global', tenantId: '11111111-1111-4111-8111-111111111111', clientId: '22222222-2222-4222-8222-222222222222' },
  displayName: 'Northmoor',
  source: 'profile',
};

const practiceTenant: PracticeTenant = {
  root: 'http://127.0.0.1:1',
  organisation: 'Practice organisation',
  agents: [
    {
      objectId: '0a000000-0000-4000-8000-00000000000a',
      userPrincipalName: 'ada@practice.example',
      displayName: 'Ada',
      roles: [],
      scopedTo: null,
      token: new Secret('for practice'),
    },
  ],
};

export interface FakeDesk extends Workplace {
  readonly name: string;
  busy: boolean;
  isIn: boolean;
  closed: number;
  readonly notes: string[];
  readonly access: (() => Promise<GraphAccess>) | null;
}

export const fakeDesk = (name: string, access: FakeDesk['access'] = null): FakeDesk => {
  const desk: FakeDesk = {
    name,
    access,
    busy: false,
    isIn: true,
    closed: 0,
    notes: [],
    // Never called here: who may call what is what is tested.
    handlers: {} as Workplace['handlers'],
    isBusy: () => desk.busy,
    agent: () =>
      desk.isIn
        ? { id: '0a000000-0000-4000-8000-00000000000a', displayName: 'Ada', userPrincipalName: 'ada@northmoor.example', roles: [] }
        : null,
    note: ({ action }) => void desk.notes.push(action),
    noteRefusal: () => undefined,
    notify: () => undefined,
    liveCodes: () => [],
    windowLost: () => undefined,
    beforeQuit: () => Promise.resolve(),
    windowReplaced: () => undefined,
    close: () => void (desk.closed += 1),
  };
  return desk;
};

export const access = { root: 'https://graph.microsoft.com' } as GraphAccess;
export const signInNeeded = () => new FaultError('auth.signInNeeded', 'Your sign-in has ended. Sign in again.');

interface Overrides extends Partial<LifeCycleOptions> {
  /** In place of a desk that opens. */
  readonly openLive?: () => Workplace;
}

/** A life cycle between a live tenant and the practice tenant, and what it showed, opened, asked and said. */
export const open = ({ openLive, ...overrides }: Overrides = {}, liveOverrides: Partial<TenantSignIn> = {}) => {
  const shown: string[] = [];
  const desks: FakeDesk[] = [];
  const asked: string[] = [];
  const notices: string[] = [];
  const remembered: string[] = [];
  let configured: ConfiguredTenant | null = tenant;
  const answer = (name: string) => () => {
    asked.push(name);
    return Promise.resolve(access);
  };
  const live: TenantSignIn = {
    ...liveFacts(tenant.displayName),
    remembered: () => Promise.resolve('ada@northmoor.example'),
    resume: answer('resume'),
    signIn: answer('signIn'),
    switchAccount: answer('switchAccount'),
    signInWithCode: answer('signInWithCode'),
    checkFreshly: async () => void (await answer('checkFreshly')()),
    proveAgain: async () => void (await answer('proveAgain')()),
    proveOther: () => Promise.reject(new Error('nobody asks here')),
    cancel: () => void asked.push('cancel'),
    signOut: () => {
      asked.push('signOut');
      return Promise.resolve({ isPageOpened: true });
    },
    ...liveOverrides,
  };
  const openLiveDesk = (enter: () => Promise<GraphAccess>): Workplace => {
    if (desks.some(({ name, closed }) => name === 'live' && closed === 0))
      throw new FaultError('journal.busy', 'The journal has one writer.');
    return keep(fakeDesk('live', enter));
  };
  const door = new LifeCycle({
    practice: { signIn: practiceSignIn(() => Promise.resolve(practiceTenant)), open: (enter) => keep(fakeDesk('practice', enter)) },
    configured: () => (configured === null ? null : { signIn: live, open: openLive ?? openLiveDesk }),
    needsPageToUnlock: () => false,
    show: (page, title) => void shown.push(`${page}: ${title}`),
    changed: () => undefined,
    code: () => undefined,
    notice: (message) => void notices.push(message),
    conceal: () => void asked.push('conceal'),
    remember: (beginning) => void remembered.push(beginning),
    state: (phase): AppState => ({
      phase,
      tenant: configured,
      preferences: Preferences.parse({}),
      notices: [],
      appVersion: '0',
      runtime: 'test',
    }),
    onError: (error) => {
      throw error;
    },
    now: () => 0,
    ...overrides,
  });
  const keep = (desk: FakeDesk): FakeDesk => {
    desks.push(desk);
    return desk;
  };
  return { door, shown, desks, asked, notices, remembered, live, forgetTenant: () => (configured = null) };
};

export const codeOf = async (work: () => unknown): Promise<string> => {
  try {
    await work();
  } catch (error) {
    if (error instanceof FaultError) return error.code;
    throw error;
  }
  return 'no fault';
};
