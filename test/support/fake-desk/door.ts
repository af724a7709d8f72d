import type { AppState, Phase, SignInCode } from '../../../contract/app-state.ts';
import type { OperationName } from '../../../contract/channels.ts';
import type { DeskEvent } from '../../../contract/events.ts';
import type { DeskApi } from '../../../contract/operations.ts';
import type { Fault, Result } from '../../../contract/result.ts';
import type { ImportedProfile } from '../../../contract/settings.ts';
import { fakeRegistration } from './registration.ts';
import { fakeSession } from './session.ts';

/** An invented live tenant. */
export const fakeTenant = {
  tenant: { cloud: 'global', tenantId: '8d0f6f2a-41f6-4f0e-9d5c-2a7b6c1e9f34', clientId: '1c9b7a52-6d3e-4b8f-8a21-5e0d4c3b2a19' },
  displayName: 'Northwind Care Group',
  source: 'profile',
} as const satisfies AppState['tenant'];

export const fakeAppState = (more: Partial<AppState> = {}): AppState => ({
  phase: { phase: 'setUp' },
  tenant: null,
  preferences: { theme: 'system', density: 'comfortable' },
  notices: [],
  appVersion: '0.1.0',
  runtime: 'Gallery',
  ...more,
});

const brokenProfile: ImportedProfile = {
  path: 'desk-profile.json',
  profile: null,
  problems: [
    { field: 'tenant.tenantId', line: 4, message: 'must be an ID such as 00000000-0000-0000-0000-000000000000' },
    { field: 'verification.expiresAfterMinutes', line: 17, message: 'must be a whole number from 1 to 240' },
    { field: 'links.0.address', line: 31, message: 'must begin with https://' },
  ],
};

interface Parts {
  readonly answer: <T>(name: OperationName, value: () => T | Promise<T>) => Promise<Result<T>>;
  readonly say: (event: DeskEvent) => void;
}

type Door = Pick<DeskApi, 'workplace' | 'signIn'> & {
  readonly app: DeskApi['app'];
  readonly setApp: (change: Partial<AppState>) => void;
  /** Answers the page or the code that is open: signed in, or refused with a fault. */
  readonly finishPage: (fault: Fault | null) => void;
  /** Waits for `finishPage`, as an operation that opens a page does. */
  readonly onPage: () => Promise<void>;
};

/** Thrown in place of a Result with that fault. */
export class Refused extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.message);
    this.fault = fault;
  }
}

const cancelled: Fault = {
  code: 'graph.cancelled',
  message: 'Signing in was cancelled. Nothing was changed.',
  retryable: true,
  correlationId: 'none',
};

/** The front door in memory. Where main would put a new window in place of this one, the phase changes to `desk`. */
export const fakeDoor = ({ answer, say }: Parts): Door => {
  let state = fakeAppState();
  /** An answer that came before the page was open. */
  let early: { readonly fault: Fault | null } | null = null;
  let page: { readonly resolve: () => void; readonly reject: (error: Refused) => void } | null = null;

  const set = (change: Partial<AppState>): AppState => {
    state = { ...state, ...change };
    say({ type: 'app.changed', state });
    return state;
  };
  const toPhase = (phase: Phase) => void set({ phase });
  const finishPage = (fault: Fault | null) => {
    if (page === null) early = { fault };
    else if (fault === null) page.resolve();
    else page.reject(new Refused(fault));
    page = null;
  };
  const onPage = () =>
    new Promise<void>((resolve, reject) => {
      page = { resolve, reject };
      if (early !== null) finishPage(early.fault);
      early = null;
    });
  const code = (): SignInCode => ({
    code: 'FJ4X7Q2LM',
    page: 'https://microsoft.com/devicelogin',
    expiresAtUtc: new Date(Date.now() + 15 * 60_000).toISOString(),
  });
  const nothing = () => ({});

  return {
    app: {
      state: () => answer('app.state', () => state),
      lock: () =>
        answer('app.lock', () => {
          const { displayName, userPrincipalName } = fakeSession().agent;
          toPhase({
            phase: 'locked',
            workplace: 'live',
            agent: { displayName, userPrincipalName },
            because: 'asked',
            sinceUtc: new Date().toISOString(),
            needsSignInPage: false,
          });
          return {};
        }),
      unlock: () =>
        answer('app.unlock', async () => {
          if (state.phase.phase === 'locked' && state.phase.needsSignInPage) await onPage();
          toPhase({ phase: 'desk', workplace: 'live' });
          return {};
        }),
      copyText: () => answer('app.copyText', nothing),
      openPage: () => answer('app.openPage', nothing),
    },
    workplace: {
      choose: ({ to }) =>
        answer('workplace.choose', () => {
          if (to === 'practice') toPhase({ phase: 'desk', workplace: 'practice' });
          else if (to === 'live') toPhase({ phase: 'signIn', account: null });
          else toPhase({ phase: 'setUp' });
          return {};
        }),
      connect: ({ tenant, organisation }) =>
        answer('workplace.connect', () =>
          set({
            tenant: { tenant, displayName: organisation === '' ? tenant.tenantId : organisation, source: 'profile' },
            phase: { phase: 'signIn', account: null },
          }),
        ),
      importProfile: () => answer('workplace.importProfile', () => brokenProfile),
      registration: (request) => answer('workplace.registration', () => fakeRegistration(request)),
      saveRegistration: ({ as }) =>
        answer('workplace.saveRegistration', () => ({
          path: { powerShell: 'register-latchkey.ps1', azureCli: 'register-latchkey.sh', manifest: 'latchkey-manifest.json' }[as],
        })),
    },
    signIn: {
      start: () =>
        answer('signIn.start', async () => {
          await onPage();
          toPhase({ phase: 'desk', workplace: 'live' });
          return {};
        }),
      startWithCode: () =>
        answer('signIn.startWithCode', async () => {
          say({ type: 'signIn.code', code: code() });
          await onPage().finally(() => say({ type: 'signIn.code', code: null }));
          toPhase({ phase: 'desk', workplace: 'live' });
          return {};
        }),
      cancel: () =>
        answer('signIn.cancel', () => {
          if (page !== null) finishPage(cancelled);
          return {};
        }),
      switchAccount: () =>
        answer('signIn.switchAccount', async () => {
          await onPage();
          return {};
        }),
      signOut: () =>
        answer('signIn.signOut', () => {
          toPhase({ phase: 'signIn', account: null });
          return { isPageOpened: true };
        }),
    },
    setApp: (change) => void set(change),
    finishPage,
    onPage,
  };
};
