import { describe, expect, it } from 'vitest';
import { cancelChannel, channels, eventChannel } from '../../../contract/channels.ts';
import type { DeskEvent } from '../../../contract/events.ts';
import { deskApi, type RendererIpc } from '../../../preload/desk-api.ts';

type Listener = Parameters<RendererIpc['on']>[1];

const recordingIpc = () => {
  const invoked: unknown[][] = [];
  const sent: unknown[][] = [];
  const listeners = new Map<string, Set<Listener>>();
  const ipc: RendererIpc = {
    invoke: (...args) => {
      invoked.push(args);
      return Promise.resolve({ ok: true, value: {} });
    },
    send: (...args) => void sent.push(args),
    on: (channel, listener) => listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener)),
    removeListener: (channel, listener) => listeners.get(channel)?.delete(listener),
  };
  return { ipc, invoked, sent, listeners };
};

const surfaceOf = (value: object, path = ''): string[] =>
  Object.entries(value).flatMap(([name, member]) => {
    const here = path === '' ? name : `${path}.${name}`;
    return typeof member === 'object' && member !== null
      ? surfaceOf(member as object, here)
      : [`${here}: ${typeof member}/${typeof member === 'function' ? member.length : '-'}`];
  });

describe('the bridge that the page sees', () => {
  it('is this and no more', () => {
    expect(surfaceOf(deskApi(recordingIpc().ipc)).sort()).toMatchSnapshot();
  });

  it('has one function for each operation of the contract, cancel and onEvent', () => {
    const names = surfaceOf(deskApi(recordingIpc().ipc)).map((line) => line.split(':')[0]);
    expect(names.sort()).toEqual([...Object.keys(channels), 'cancel', 'onEvent'].sort());
  });

  it('sends the input and the id of the call on the channel of the operation, whatever else the page passes', async () => {
    const { ipc, invoked } = recordingIpc();
    const api = deskApi(ipc) as unknown as Record<string, Record<string, (...args: unknown[]) => Promise<unknown>>>;
    for (const [operation, channel] of Object.entries(channels)) {
      const [area, verb] = operation.split('.') as [string, string];
      await api[area]?.[verb]?.({ of: operation }, 'second', 'third');
      expect(invoked.pop()).toEqual([channel, { of: operation }, 'second']);
      await api[area]?.[verb]?.({ of: operation });
      expect(invoked.pop()).toEqual([channel, { of: operation }]);
    }
  });

  it('cancels by one id on the one channel for that, whatever else the page passes', () => {
    const { ipc, invoked, sent } = recordingIpc();
    const { cancel } = deskApi(ipc) as unknown as { cancel: (...args: unknown[]) => unknown };
    expect(cancel('an id', 'second')).toBeUndefined();
    expect(sent).toEqual([[cancelChannel, 'an id']]);
    expect(invoked).toEqual([]);
  });

  it('gives listeners the event only, never what Electron passes before it', () => {
    const { ipc, listeners } = recordingIpc();
    const seen: unknown[][] = [];
    deskApi(ipc).onEvent((...args: unknown[]) => seen.push(args));
    const payload: DeskEvent = { type: 'focus.search' };
    for (const listener of listeners.get(eventChannel) ?? []) listener({ sender: ipc }, payload);
    expect(seen).toEqual([[payload]]);
  });

  it('stops calling back once unsubscribed, and leaves other listeners alone', () => {
    const { ipc, listeners } = recordingIpc();
    const seen: string[] = [];
    const { onEvent } = deskApi(ipc);
    const stopFirst = onEvent(() => seen.push('first'));
    onEvent(() => seen.push('second'));
    stopFirst();
    for (const listener of listeners.get(eventChannel) ?? []) listener({}, { type: 'focus.search' });
    expect(seen).toEqual(['second']);
  });
});
