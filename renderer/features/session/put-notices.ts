import type { QueryClient } from '@tanstack/react-query';
import type { Notice, Session } from '../../../contract/session.ts';
import { keys } from '../../bridge/keys.ts';

/**
 * Puts the notices into the session. While it is being asked for they are put in once more when the answer is there, which
 * main may have made before.
 */
export const putNotices = (client: QueryClient, notices: Notice[], askSession: () => Promise<Session>): void => {
  const put = (): void => {
    client.setQueryData<Session>(keys.session(), (session) => (session === undefined ? session : { ...session, notices }));
  };
  put();
  // Asks nothing anew: it joins what is under way.
  if (client.isFetching({ queryKey: keys.session() }) > 0)
    client.fetchQuery({ queryKey: keys.session(), queryFn: askSession }).then(put, () => undefined);
};
