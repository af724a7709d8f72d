import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import type { Notice, Session } from '../../../contract/session.ts';
import { keys } from '../../../renderer/bridge/keys.ts';
import { putNotices } from '../../../renderer/features/session/put-notices.ts';

const notice: Notice = { id: 'n', level: 'info', message: 'It did happen.' };
const sessionOf = (notices: Notice[]): Session => ({ notices }) as unknown as Session;
const never = (): Promise<Session> => Promise.reject(new Error('The session is asked for once.'));
const noticesIn = (client: QueryClient): unknown => client.getQueryData<Session>(keys.session())?.notices;

test('notices that come before the session’s answer outlive it, whatever main knew when it made that', async () => {
  const client = new QueryClient();
  let answer = (_session: Session): void => undefined;
  const asked = client.fetchQuery({ queryKey: keys.session(), queryFn: () => new Promise<Session>((resolve) => (answer = resolve)) });
  putNotices(client, [notice], never);
  answer(sessionOf([]));
  await asked;
  await expect.poll(() => noticesIn(client)).toEqual([notice]);
});

test('notices that come after it take the place of the earlier ones', () => {
  const client = new QueryClient();
  client.setQueryData(keys.session(), sessionOf([]));
  putNotices(client, [notice], never);
  expect(noticesIn(client)).toEqual([notice]);
});
