import type { LockReason, Phase, WorkplaceKind } from '../../contract/app-state.ts';
import type { Workplace } from '../desk/workplace.ts';
import type { TenantPlace } from './tenant-place.ts';

/** What the window shows: the desk on one of the two kinds of tenant, or the door. */
export type Page = WorkplaceKind | 'door';

/** Somebody's desk, on one tenant. */
export interface AtDesk {
  readonly at: 'desk';
  readonly place: TenantPlace;
  readonly workplace: Workplace;
}

/** The same behind the lock, where it goes on. */
export interface Locked extends Omit<AtDesk, 'at'> {
  readonly at: 'locked';
  readonly because: LockReason;
  readonly sinceMs: number;
  readonly needsSignInPage: boolean;
}

export type Standing =
  | { readonly at: 'setUp' }
  | { readonly at: 'signIn'; readonly place: TenantPlace; readonly account: string | null }
  | AtDesk
  | Locked;

/** As the window is told. */
export const phaseOf = (standing: Standing): Phase => {
  switch (standing.at) {
    case 'setUp':
      return { phase: 'setUp' };
    case 'signIn':
      return { phase: 'signIn', account: standing.account };
    case 'desk':
      return { phase: 'desk', workplace: standing.place.signIn.kind };
    case 'locked': {
      const { place, workplace, because, sinceMs, needsSignInPage } = standing;
      const agent = workplace.agent();
      return {
        phase: 'locked',
        workplace: place.signIn.kind,
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
      return [standing.place.signIn.kind, standing.place.signIn.title];
    default:
      return standing satisfies never;
  }
};
