import type { Fault } from '../../../contract/result.ts';

/** What the agent asked of the session in the menu, as far as it has to be seen through. */
export type SessionAct = 'switchAccount' | 'signOut' | 'toPractice' | 'toLive' | 'toSetUp';

export type SessionWork =
  | { readonly at: 'none' }
  /** Main is asked; where it says yes it puts another window in the place of this one. */
  | { readonly at: 'asked'; readonly act: SessionAct }
  | { readonly at: 'refused'; readonly act: SessionAct; readonly fault: Fault };

export type SessionEvent =
  | { readonly type: 'asked'; readonly act: SessionAct }
  | { readonly type: 'done' }
  | { readonly type: 'refused'; readonly fault: Fault }
  | { readonly type: 'dismissed' };

export const noSessionWork: SessionWork = { at: 'none' };

/** One thing at a time: a second click while main is asked changes nothing. */
export const sessionWork = (work: SessionWork, event: SessionEvent): SessionWork => {
  switch (event.type) {
    case 'asked':
      return work.at === 'asked' ? work : { at: 'asked', act: event.act };
    case 'done':
      return work.at === 'asked' ? noSessionWork : work;
    case 'refused':
      if (work.at !== 'asked') return work;
      // Cancelled is what the agent asked for; there is nothing to tell them.
      return event.fault.code === 'graph.cancelled' ? noSessionWork : { at: 'refused', act: work.act, fault: event.fault };
    case 'dismissed':
      return work.at === 'refused' ? noSessionWork : work;
    default:
      return event satisfies never;
  }
};

/** The heading of a refusal. */
export const refusedWords: Readonly<Record<SessionAct, string>> = {
  switchAccount: 'The account was not switched',
  signOut: 'You were not signed out',
  toPractice: 'The practice tenant was not opened',
  toLive: 'Your organisation was not opened',
  toSetUp: 'The set-up was not opened',
};
