import { createContext, use, useState, useSyncExternalStore } from 'react';
import { desk } from '../../bridge/desk.ts';
import { faultOf } from '../../bridge/fault.ts';
import type { FindState, FindStore } from './find-store.ts';
import { createFindStore } from './find-store.ts';

/** One store for the window, so that the text survives the box's move from the start screen to the bar. */
export const FindContext = createContext<FindStore | null>(null);

export const useNewFindStore = (): FindStore =>
  useState(() => createFindStore({ search: (query, signal) => desk.users.search({ query }, { signal }), faultOf }))[0];

export const useFind = (): { readonly find: FindStore; readonly state: FindState } => {
  const find = use(FindContext);
  if (find === null) throw new Error('useFind is used outside Frame');
  return { find, state: useSyncExternalStore(find.subscribe, find.get) };
};
