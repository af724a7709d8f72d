import type { AppState, Phase, SignInCode } from '../../contract/app-state.ts';
import type { Page } from './standing.ts';
import type { TenantPlace } from './tenant-place.ts';

/** What the life cycle needs from outside: tenants to work on, and a window to show them in. */
export interface LifeCycleOptions {
  readonly practice: TenantPlace;
  /** The live tenant that is set up, or null. */
  readonly configured: () => TenantPlace | null;
  readonly needsPageToUnlock: () => boolean;
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
