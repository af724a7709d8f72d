import { createContext, use } from 'react';
import type { User } from '../../contract/user.ts';

export type Screen = 'desk' | 'journal';

/** What a list showed of a person before they are read: enough for the heading. */
export type Glimpse = Pick<User, 'displayName' | 'userPrincipalName' | 'jobTitle' | 'department'>;

/** Where the agent is. The open person stays open while the journal is read. */
export type Place = {
  readonly screen: Screen;
  readonly open: { readonly userId: string; readonly planId: string | null; readonly glimpse?: Glimpse | undefined } | null;
  /** Grows with every opening, so that opening the same person again moves the focus again. */
  readonly opened: number;
};

export type PlaceAction =
  | { readonly type: 'go'; readonly screen: Screen }
  | { readonly type: 'open'; readonly userId: string; readonly planId?: string | null; readonly glimpse?: Glimpse | undefined }
  | { readonly type: 'close' };

export const startPlace = (reopen: Place['open']): Place => ({ screen: 'desk', open: reopen, opened: 0 });

export const placeAfter = (place: Place, action: PlaceAction): Place => {
  switch (action.type) {
    case 'go':
      return { ...place, screen: action.screen };
    case 'open':
      return {
        screen: 'desk',
        // Finding the person who is open already must not drop the ticket under way.
        open:
          place.open?.userId === action.userId && action.planId === undefined
            ? place.open
            : { userId: action.userId, planId: action.planId ?? null, glimpse: action.glimpse },
        opened: place.opened + 1,
      };
    case 'close':
      return { ...place, screen: 'desk', open: null };
    default:
      return action satisfies never;
  }
};

export type Navigation = { readonly place: Place; readonly go: (action: PlaceAction) => void };

export const NavigationContext = createContext<Navigation | null>(null);

/** Where we are and how to go elsewhere: `go({ type: 'open', userId })`. */
export const useNavigation = (): Navigation => {
  const navigation = use(NavigationContext);
  if (navigation === null) throw new Error('useNavigation is used outside Frame');
  return navigation;
};
