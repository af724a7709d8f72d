import type { LockReason, Phase, ConfiguredTenant } from '../../contract/app-state.ts';
import type { Workplace } from '../desk/workplace.ts';
import type { TenantSignIn } from '../auth/tenant-sign-in.ts';

/** What the window shows: the desk on one of the two kinds of tenant, or the door. */
export type Page = 'practice' | 'live' | 'door';

export interface Opened {
  readonly kind: 'practice' | 'live';
  readonly desk: Workplace;
  readonly title: string;
  readonly live: TenantSignIn | null;
}

export type Standing =
  | { readonly at: 'setUp' }
  | { readonly at: 'signIn'; readonly tenant: ConfiguredTenant; readonly account: string | null }
  | { readonly at: 'desk'; readonly workplace: Opened }
  | {
      readonly at: 'locked';
      readonly workplace: Opened;
      readonly because: LockReason;
      readonly sinceMs: number;
      readonly needsSignInPage: boolean;
    };

/** As the window is told. */
export const phaseOf = (standing: Standing): Phase => {
  switch (standing.at) {
    case 'setUp':
      return { phase: 'setUp' };
    case 'signIn':
      return { phase: 'signIn', account: standing.account };
    case 'desk':
      return { phase: 'desk', workplace: standing.workplace.kind };
    case 'locked': {
      const { workplace, because, sinceMs, needsSignInPage } = standing;
      const agent = workplace.desk.agent();
      return {
        phase: 'locked',
        workplace: workplace.kind,
        agent: { displayName: agent?.displayName ?? '', userPrincipalName: agent?.userPrincipalName ?? '' },
        because,
        sinceUtc: new Date(sinceMs).toISOString(),
        needsSignInPage,
      };
    }
    default:
      return standing satisfies never;
  }
};

/** The page, and the window's title behind the product's name. */
export const shown = (standing: Standing): readonly [Page, string] => {
  switch (standing.at) {
    case 'setUp':
      return ['door', 'set-up'];
    case 'signIn':
      return ['door', 'sign in'];
    case 'locked':
      return ['door', 'locked'];
    case 'desk':
      return [standing.workplace.kind, standing.workplace.title];
    default:
      return standing satisfies never;
  }
};

export const lockWords: Readonly<Record<LockReason, string>> = {
  asked: 'the agent asked for it',
  idle: 'nobody used it',
  computerLocked: 'the computer was locked',
  suspended: 'the computer went to sleep',
  userSwitched: 'another user came to the computer',
};
