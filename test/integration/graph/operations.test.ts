import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { committedIntent } from '../../support/committed-intent.ts';
import { FaultError } from '../../../main/fault-error.ts';
import { GraphClient } from '../../../main/graph/client.ts';
import { pollOperation } from '../../../main/graph/operations.ts';
import { createTransport } from '../../../main/graph/transport.ts';
import { Secret } from '../../../main/secret.ts';
import { PASSWORD_METHOD_ID } from '../../../practice/methods/kinds.ts';
import { AGENT, startPractice, upn } from '../practice/practice.ts';

const options = { correlationId: 'c-1' };
/** Only the journal makes these; this test needs no more of one than its id. */
const intent = committedIntent('sessions.revoke', { validFromBefore: null }, 'p', '00000000-0000-4000-8000-000000000001');

/** A client whose pauses move the given clock. */
const clientFor = (
  root: string,
  token: string,
  clock: { nowMs: () => number; advance: (ms: number) => void },
  slept: number[] = [],
): GraphClient =>
  new GraphClient({
    transport: createTransport({ root, token: () => Promise.resolve(new Secret(token)), fetch }),
    now: () => clock.nowMs(),
    sleep: (ms) => {
      slept.push(ms);
      clock.advance(ms);
      return Promise.resolve();
    },
  });

test('a password reset is followed by its Location, query and all, until it has succeeded', async () => {
  const practice = await startPractice();
  const agent = practice.agents.find((one) => one.upn === upn(AGENT.privileged));
  const client = clientFor(practice.url, agent?.token ?? '', practice.tenant.clock);
  const accepted = await client.write(intent, {
    method: 'POST',
    version: 'v1.0',
    path: `/users/${upn('priya.raman')}/authentication/methods/${PASSWORD_METHOD_ID}/resetPassword`,
    json: {},
    idempotent: false,
    expectedStatus: [202],
  });
  if (accepted.result !== 'succeeded') throw accepted.fault;
  expect(await pollOperation(client, accepted.answer, options)).toEqual({ state: 'succeeded', detail: null });
  const polled = practice.server.log.list().filter(({ path }) => path.includes('/operations/'));
  expect(polled.length).toBeGreaterThan(1);
  expect(polled.every(({ path, status }) => path.includes('aadgdc=') && status === 200)).toBe(true);
});

const serveOperation = async (answer: { status: string; statusDetail?: string }): Promise<string> => {
  const server = createServer((_, response) =>
    response.writeHead(200, { 'content-type': 'application/json', 'retry-after': '8' }).end(JSON.stringify(answer)),
  );
  onTestFinished(() => void server.close());
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
const clock = () => {
  let nowMs = 0;
  return { nowMs: () => nowMs, advance: (ms: number) => void (nowMs += ms) };
};
const accepted = (location: string) => ({ status: 202, headers: new Headers({ location }), body: undefined, requestId: undefined });

test('one that failed says so in Graph’s words, with a capital or without', async () => {
  const root = await serveOperation({ status: 'Failed', statusDetail: 'No such policy.' });
  expect(await pollOperation(clientFor(root, 'practice-invented-token', clock()), accepted(`${root}/v1.0/operations/1`), options)).toEqual({
    state: 'failed',
    detail: 'No such policy.',
  });
});

test('one that does not end is still running after the time of one read, asked for as seldom as Graph wishes', async () => {
  const root = await serveOperation({ status: 'running' });
  const slept: number[] = [];
  const end = await pollOperation(
    clientFor(root, 'practice-invented-token', clock(), slept),
    accepted(`${root}/v1.0/operations/1`),
    options,
  );
  expect(end.state).toBe('running');
  expect(slept.slice(1).every((ms) => ms >= 8_000)).toBe(true);
  expect(slept.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(60_000);
});

test('no operation is followed to another host, or without a Location', async () => {
  const root = await serveOperation({ status: 'running' });
  const client = clientFor(root, 'practice-invented-token', clock());
  for (const answer of [accepted('https://graph.invalid/v1.0/operations/1'), { ...accepted(''), headers: new Headers() }]) {
    const refused: unknown = await pollOperation(client, answer, options).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(FaultError);
    expect(refused).toMatchObject({ code: 'graph.malformed' });
  }
});
