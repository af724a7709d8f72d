import { createContext, use } from 'react';
import type { User } from '../../contract/user.ts';

export type Screen = 'desk' | 'journal' | 'settings';

/** What a list showed of a person before they are read: enough for the heading. */
export type Glimpse = Pick<User, 'displayName' | 'userPrincipalName' | 'jobTitle' | 'department'>;

/** Where the agent is. The open person stays open while the journal is read. */
export interface Place {
  readonly screen: Screen;
  readonly open: { readonly userId: string; readonly ticketId: string | null; readonly glimpse?: Glimpse | undefined } | null;
  /** Grows with every opening, so that opening the same person again moves the focus again. */
  readonly opened: number;
  /** Whether the session has said where to begin; that counts once, so that the agent is free to leave. */
  readonly begun: boolean;
}

export type PlaceAction =
  | { readonly type: 'go'; readonly screen: Screen }
  | { readonly type: 'open'; readonly userId: string; readonly ticketId?: string | null; readonly glimpse?: Glimpse | undefined }
  | { readonly type: 'close' }
  /** The session is known: after a crash of the window or a lock the agent is back where they were. */
  | { readonly type: 'reopen'; readonly open: { readonly userId: string; readonly ticketId: string | null } | null };

export const startPlace: Place = { screen: 'desk', open: null, opened: 0, begun: false };

export const placeAfter = (place: Place, action: PlaceAction): Place => {
  switch (action.type) {
    case 'go':
      return { ...place, screen: action.screen };
    case 'open':
      return {
        ...place,
        screen: 'desk',
        // Finding the person who is open already must not drop the ticket under way.
        open:
          place.open?.userId === action.userId && action.ticketId === undefined
            ? place.open
            : { userId: action.userId, ticketId: action.ticketId ?? null, glimpse: action.glimpse },
        opened: place.opened + 1,
      };
    case 'reopen':
      if (place.begun || action.open === null) return { ...place, begun: true };
      return { ...place, begun: true, screen: 'desk', open: action.open, opened: place.opened + 1 };
    case 'close':
      return { ...place, screen: 'desk', open: null };
    default:
      return action satisfies never;
  }
};

export interface Navigation {
  readonly place: Place;
  readonly go: (action: PlaceAction) => void;
}

export const NavigationContext = createContext<Navigation | null>(null);

/** Where we are and how to go elsewhere: `go({ type: 'open', userId })`. */
export const useNavigation = (): Navigation => {
  const navigation = use(NavigationContext);
  if (navigation === null) throw new Error('useNavigation is used outside Frame');
  return navigation;
};
