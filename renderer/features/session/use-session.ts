import { useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { createContext, use } from 'react';
import type { Session } from '../../../contract/session.ts';
import { desk } from '../../bridge/desk.ts';
import { keys } from '../../bridge/keys.ts';

/** Who is signed in, to what, and how the desk is set up. */
export const useSessionQuery = (): UseQueryResult<Session> =>
  useQuery({ queryKey: keys.session(), queryFn: () => desk.session.current({}) });

export const SessionContext = createContext<Session | null>(null);

/** The session, inside `SessionGate`. */
export const useSession = (): Session => {
  const session = use(SessionContext);
  if (session === null) throw new Error('useSession is used outside SessionGate');
  return session;
};
