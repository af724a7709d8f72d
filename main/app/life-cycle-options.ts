import type { AppState, ConfiguredTenant, Phase, SignInCode } from '../../contract/app-state.ts';
import type { Workplace } from '../desk/workplace.ts';
import type { Page } from './standing.ts';
import type { TenantSignIn } from '../auth/tenant-sign-in.ts';
import type { GraphAccess } from '../auth/access.ts';

/** What the door needs from outside: the tenant that is set up, desks to open, and a window to show them in. */
export interface LifeCycleOptions {
  readonly tenant: () => ConfiguredTenant | null;
  readonly needsPageToUnlock: () => boolean;
  /** The same object for the same tenant; tokens live in it. */
  readonly live: (tenant: ConfiguredTenant) => TenantSignIn;
  /** @throws FaultError `journal.*` */
  readonly openPractice: () => Workplace;
  /** @throws FaultError `journal.*` */
  readonly openLive: (tenant: ConfiguredTenant, access: () => Promise<GraphAccess>) => Workplace;
  /** Shows a page under a title. Anything but door after door is a new window; the old one is gone when this returns. */
  readonly show: (page: Page, title: string) => void;
  /** Tells the page at the door. */
  readonly changed: (state: AppState) => void;
  readonly code: (code: SignInCode | null) => void;
  /** A sentence that the agent reads at the door. */
  readonly notice: (message: string) => void;
  /** What is on the screen or the clipboard must go. */
  readonly conceal: () => void;
  /** Where to begin the next time. */
  readonly remember: (begin: Beginning) => void;
  readonly state: (phase: Phase) => AppState;
  readonly onError: (error: unknown) => void;
  readonly now?: () => number;
}

/** Where the app begins: `signedIn` when a sign-in is kept on this computer. */
export type Beginning = 'setUp' | 'practice' | 'signIn' | 'signedIn';
