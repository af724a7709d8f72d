import { describe, expect, it, test } from 'vitest';
import { cancelChannel, channels, type OperationName } from '../../../contract/channels.ts';
import { Fault } from '../../../contract/result.ts';
import type { CallContext, Handler } from '../../../main/operations.ts';
import { FaultError } from '../../../main/fault-error.ts';
import { mayBeCancelled } from '../../../main/ipc/cancellable.ts';
import { createHandle } from '../../../main/ipc/handle.ts';
import type { InvokeEventLike } from '../../../main/ipc/sender.ts';
import { FakeIpcMain, FakeSender, fromDesk, mainFrame, origin, recordingLog } from './fake-ipc.ts';

const correlationId = 'c0ffee00-0000-4000-8000-000000000001';

const setUp = (handler: Handler<'users.search'>) => {
  const ipcMain = new FakeIpcMain();
  const log = recordingLog();
  const handle = createHandle({
    ipcMain,
    origin,
    isKnownSender: (sender) => sender.id === 1,
    newCorrelationId: () => correlationId,
    log,
  });
  handle.operation('users.search', handler);
  const search = async (input: unknown = { query: 'ada' }, event: InvokeEventLike = fromDesk()) =>
    await ipcMain.send('users:search', event, input);
  return { ipcMain, log, search };
};

const nobody = { users: [], truncated: false };
const callId = 'c0ffee00-0000-4000-8000-0000000000aa';
/** Each with an input that its schema takes. */
const writes: [OperationName, unknown][] = [
  ['plans.execute', { planId: callId }],
  ['plans.resume', { planId: callId }],
  ['plans.abandon', { planId: callId }],
  ['tickets.close', { ticketId: callId }],
  ['journal.export', { filter: {}, format: 'csv' }],
];

const counting = () => {
  const calls: { input: unknown; context: CallContext }[] = [];
  const handler: Handler<'users.search'> = (input, context) => {
    calls.push({ input, context });
    return nobody;
  };
  return { calls, handler };
};

describe('a message of the window', () => {
  it('reaches its handler parsed, with a correlation id, and comes back as a Result', async () => {
    const { calls, handler } = counting();
    const answer = await setUp(handler).search({ query: 'ada' });
    expect(answer).toEqual({ ok: true, value: nobody });
    expect(calls).toHaveLength(1);
    expect(calls[0]?.input).toEqual({ query: 'ada' });
    expect(calls[0]?.context.correlationId).toBe(correlationId);
    expect(calls[0]?.context.signal.aborted).toBe(false);
  });

  const strangers: [string, InvokeEventLike][] = [
    ['another window', fromDesk(new FakeSender(2))],
    ['a frame that is gone', { sender: new FakeSender(), senderFrame: null }],
    ['a frame inside the page', { sender: new FakeSender(), senderFrame: { ...mainFrame, parent: mainFrame } }],
    ['a foreign origin', { sender: new FakeSender(), senderFrame: { ...mainFrame, origin: 'https://latchkey' } }],
    ['an opaque origin', { sender: new FakeSender(), senderFrame: { ...mainFrame, origin: 'null' } }],
    [
      'a host that only begins like ours',
      { sender: new FakeSender(), senderFrame: { ...mainFrame, origin: 'app://latchkey.example', url: 'app://latchkey.example/' } },
    ],
    ['a blank page that inherited our origin', { sender: new FakeSender(), senderFrame: { ...mainFrame, url: 'about:blank' } }],
    ['a blob page that inherited our origin', { sender: new FakeSender(), senderFrame: { ...mainFrame, url: `blob:${origin}/1` } }],
  ];
  it.each(strangers)('is refused when it comes from %s, and runs nothing', async (_name, event) => {
    const { calls, handler } = counting();
    const answer = await setUp(handler).search({ query: 'ada' }, event);
    expect(answer).toMatchObject({ ok: false, fault: { code: 'bridge.refused', correlationId } });
    expect(calls).toHaveLength(0);
  });

  it('is refused when its input does not fit, saying where but never what was entered', async () => {
    const { calls, handler } = counting();
    const { search, log } = setUp(handler);
    const answer = await search({ query: 17, 'practice-canary': 'canary' });
    expect(answer).toMatchObject({
      ok: false,
      fault: { code: 'input.invalid', detail: expect.stringContaining('query: invalid_type') as string },
    });
    expect(JSON.stringify([answer, log.records])).not.toContain('canary');
    expect(calls).toHaveLength(0);
  });

  it('may bring the id of the call beside its input, and nothing else', async () => {
    const { calls, handler } = counting();
    const { ipcMain } = setUp(handler);
    expect(await ipcMain.send('users:search', fromDesk(), { query: 'a' }, callId)).toMatchObject({ ok: true });
    for (const other of ['', 'x'.repeat(100_000), 7, null, undefined, { toString: () => callId }, callId.toUpperCase()]) {
      expect(await ipcMain.send('users:search', fromDesk(), { query: 'a' }, other)).toMatchObject({
        ok: false,
        fault: { code: 'input.invalid' },
      });
    }
    expect(calls).toHaveLength(1);
  });

  it.each([0, 2, 3])('is refused with %i arguments', async (count) => {
    const { calls, handler } = counting();
    const { ipcMain } = setUp(handler);
    const answer = await ipcMain.send('users:search', fromDesk(), ...Array.from({ length: count }, () => ({ query: 'a' })));
    expect(answer).toMatchObject({ ok: false, fault: { code: 'input.invalid' } });
    expect(calls).toHaveLength(0);
  });
});

describe('the answer', () => {
  it('is the fault that the handler threw, under this call', async () => {
    const { search } = setUp(() => {
      throw new FaultError('graph.throttled', 'Wait a minute.', { retryable: true, retryAtUtc: '2026-11-22T10:00:00Z' });
    });
    expect(await search()).toEqual({
      ok: false,
      fault: { code: 'graph.throttled', message: 'Wait a minute.', retryable: true, correlationId, retryAtUtc: '2026-11-22T10:00:00Z' },
    });
  });

  it.each([new Error('SQLITE_CORRUPT at /home'), 'a string', undefined, null, { code: 'graph.forbidden' }])(
    'hides the details of a defect (%s) and keeps them for the log',
    async (thrown) => {
      const { search, log } = setUp(() => Promise.reject(thrown));
      const answer = (await search()) as { ok: false; fault: unknown };
      expect(Fault.parse(answer.fault)).toMatchObject({ code: 'internal', retryable: false });
      expect(JSON.stringify(answer)).not.toContain('SQLITE');
      expect(log.records).toContainEqual({ event: 'ipc.defect', facts: { operation: 'users.search', error: thrown, correlationId } });
    },
  );

  it('is an internal fault when the handler gives what the contract does not promise', async () => {
    const { search, log } = setUp(() => ({ users: 'none' }) as never);
    expect(await search()).toMatchObject({ ok: false, fault: { code: 'internal' } });
    expect(log.records.map((record) => record.event)).toContain('ipc.outputMalformed');
  });

  it('leaves out what the contract does not name, such as a code that slipped in', async () => {
    const { search } = setUp(() => ({ ...nobody, temporaryAccessPass: 'canary' }) as never);
    expect(await search()).toEqual({ ok: true, value: nobody });
  });
});

describe('the signal of a call', () => {
  it.each(['destroyed', 'render-process-gone'])('aborts when the page is gone (%s)', async (gone) => {
    const sender = new FakeSender();
    let aborted = () => {};
    const seen = new Promise<boolean>((resolve) => {
      aborted = () => resolve(true);
    });
    const { search } = setUp(async (_input, { signal }) => {
      signal.addEventListener('abort', aborted);
      await seen;
      return nobody;
    });
    const answer = search({ query: 'a' }, fromDesk(sender));
    await Promise.resolve();
    sender.emit(gone);
    expect(await seen).toBe(true);
    await answer;
  });

  it('costs one listener for each window, not for each call', async () => {
    const sender = new FakeSender();
    const { search } = setUp(() => nobody);
    await search({ query: 'a' }, fromDesk(sender));
    const after = sender.listenerCount;
    for (let call = 0; call < 50; call += 1) await search({ query: 'a' }, fromDesk(sender));
    expect(sender.listenerCount).toBe(after);
  });
});

/** Calls of one operation whose handler answers when it is told to, and says when its signal aborts. */
const held = <N extends OperationName>(operation: N, log = recordingLog()) => {
  const ipcMain = new FakeIpcMain();
  const handle = createHandle({ ipcMain, origin, isKnownSender: (sender) => sender.id < 3, newCorrelationId: () => correlationId, log });
  const aborted: unknown[] = [];
  const answers: ((value: unknown) => void)[] = [];
  const handler = (_input: unknown, { signal }: CallContext) =>
    new Promise((resolve) => {
      signal.addEventListener('abort', () => aborted.push(signal.reason));
      answers.push(resolve);
    });
  handle.operation(operation, handler as Handler<N>);
  const stopCancelling = handle.cancelling();
  const cancel = (event: InvokeEventLike, ...args: unknown[]) => ipcMain.tell(cancelChannel, event, ...args);
  return { ipcMain, log, aborted, answers, cancel, stopCancelling };
};

const reason: unknown = expect.objectContaining({ code: 'graph.cancelled' });

describe('a call that the window cancels', () => {
  it('has its signal aborted and is answered at once, also while its work goes on', async () => {
    const { ipcMain, aborted, cancel, log } = held('users.search');
    const sender = new FakeSender();
    const answer = ipcMain.send('users:search', fromDesk(sender), { query: 'a' }, callId);
    cancel(fromDesk(sender), callId);
    expect(aborted).toEqual([reason]);
    expect(await answer).toMatchObject({ ok: false, fault: { code: 'graph.cancelled', correlationId } });
    expect(log.records).toEqual([]);
  });

  it('is this call only: others of the same window go on', async () => {
    const { ipcMain, aborted, answers, cancel } = held('users.search');
    const sender = new FakeSender();
    const other = ipcMain.send('users:search', fromDesk(sender), { query: 'a' }, callId.replace('aa', 'bb'));
    const without = ipcMain.send('users:search', fromDesk(sender), { query: 'a' });
    const cancelled = ipcMain.send('users:search', fromDesk(sender), { query: 'a' }, callId);
    cancel(fromDesk(sender), callId);
    expect(await cancelled).toMatchObject({ ok: false });
    for (const answer of answers) answer(nobody);
    expect(await Promise.all([other, without])).toEqual([
      { ok: true, value: nobody },
      { ok: true, value: nobody },
    ]);
    expect(aborted).toHaveLength(1);
  });

  it.each(writes)('goes on when it writes: %s', async (name, input) => {
    const { ipcMain, aborted, answers, cancel } = held(name);
    const sender = new FakeSender();
    const answer = ipcMain.send(channels[name], fromDesk(sender), input, callId);
    cancel(fromDesk(sender), callId);
    expect(answers).toHaveLength(1);
    expect(aborted).toEqual([]);
    answers[0]?.({});
    // Whatever it is, it is the handler's own answer.
    expect(await answer).not.toMatchObject({ fault: { code: 'graph.cancelled' } });
  });

  it('is not cancelled from another window, a frame, or with what is no id', async () => {
    const { ipcMain, aborted, answers, cancel } = held('users.search');
    const sender = new FakeSender();
    const answer = ipcMain.send('users:search', fromDesk(sender), { query: 'a' }, callId);
    const strangers: InvokeEventLike[] = [
      fromDesk(new FakeSender(2)),
      fromDesk(new FakeSender(9)),
      { sender, senderFrame: null },
      { sender, senderFrame: { ...mainFrame, parent: mainFrame } },
      { sender, senderFrame: { ...mainFrame, origin: 'https://latchkey.example' } },
    ];
    for (const stranger of strangers) cancel(stranger, callId);
    for (const args of [[], [callId, callId], [null], [{}], ['x'], [callId.replace('aa', 'bb')]]) cancel(fromDesk(sender), ...args);
    expect(aborted).toEqual([]);
    answers[0]?.(nobody);
    expect(await answer).toEqual({ ok: true, value: nobody });
  });

  it('is forgotten once it is answered, and its id may be used again', async () => {
    const { ipcMain, aborted, answers, cancel } = held('users.search');
    const sender = new FakeSender();
    for (const _round of [1, 2]) {
      const answer = ipcMain.send('users:search', fromDesk(sender), { query: 'a' }, callId);
      expect(await ipcMain.send('users:search', fromDesk(sender), { query: 'a' }, callId)).toMatchObject({
        ok: false,
        fault: { code: 'input.invalid' },
      });
      answers.pop()?.(nobody);
      expect(await answer).toEqual({ ok: true, value: nobody });
      cancel(fromDesk(sender), callId);
    }
    expect(aborted).toEqual([]);
  });

  it('cannot be cancelled any more once nobody listens', () => {
    const { cancel, stopCancelling } = held('users.search');
    expect(cancel(fromDesk(), callId)).toBe(1);
    stopCancelling();
    expect(cancel(fromDesk(), callId)).toBe(0);
  });
});

test('main lets the window cancel these and no others', () => {
  expect((Object.keys(channels) as OperationName[]).filter(mayBeCancelled)).toEqual([
    'users.search',
    'users.photo',
    'users.open',
    'guides.preview',
    'journal.list',
    'journal.count',
  ]);
});
