import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { createContext, use } from 'react';
import type { Session } from '../../../contract/session.ts';
import { desk } from '../../bridge/desk.ts';
import { useDeskEvent } from '../../bridge/events.ts';
import { keys } from '../../bridge/keys.ts';
import { putNotices } from './put-notices.ts';

const askSession = (): Promise<Session> => desk.session.current({});

/** Who is signed in, to what, and how the desk is set up. */
export const useSessionQuery = (): UseQueryResult<Session> => useQuery({ queryKey: keys.session(), queryFn: askSession });

/** Keeps the session's notices as main tells them; what became of a write may be known long after the start. */
export const useNoticesAsTheyCome = (): void => {
  const client = useQueryClient();
  useDeskEvent('notices.changed', ({ notices }) => putNotices(client, notices, askSession));
};

export const SessionContext = createContext<Session | null>(null);

/** The session, or null while it is being opened: for what shows before anybody is signed in. */
export const useSessionIfKnown = (): Session | null => use(SessionContext);

/** The session, where it is known: below the places that `useSessionIfKnown` keeps until then. */
export const useSession = (): Session => {
  const session = useSessionIfKnown();
  if (session === null) throw new Error('useSession is used before the session is known');
  return session;
};
