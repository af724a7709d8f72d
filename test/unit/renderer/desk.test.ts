import { describe, expect, it } from 'vitest';
import { channels } from '../../../contract/channels.ts';
import type { DeskEvent } from '../../../contract/events.ts';
import type { DeskApi } from '../../../contract/operations.ts';
import type { Fault } from '../../../contract/result.ts';
import { createWorkplace } from '../../../renderer/bridge/desk.ts';
import { DeskFault, faultOf } from '../../../renderer/bridge/fault.ts';

const fault: Fault = { code: 'graph.forbidden', message: 'Ask somebody else.', retryable: false, correlationId: 'c' };

/** An API of which only `users.open` is there. */
const apiWith = (open: (input: unknown) => Promise<unknown>) => ({ users: { open }, onEvent: () => () => undefined }) as unknown as DeskApi;

describe('the bridge', () => {
  it('has a function for every channel', () => {
    const desk = createWorkplace(() => undefined) as unknown as Record<string, Record<string, unknown>>;
    for (const name of Object.keys(channels)) {
      const [area = '', verb = ''] = name.split('.');
      expect(desk[area]?.[verb], name).toBeTypeOf('function');
    }
  });

  it('passes the one argument on and gives the value', async () => {
    const heard: unknown[] = [];
    const desk = createWorkplace(() =>
      apiWith((input) => {
        heard.push(input);
        return Promise.resolve({ ok: true, value: 'the person' });
      }),
    );
    await expect(desk.users.open({ userId: 'x' })).resolves.toBe('the person');
    expect(heard).toEqual([{ userId: 'x' }]);
  });

  it('throws the fault of a refusal, unchanged', async () => {
    const desk = createWorkplace(() => apiWith(() => Promise.resolve({ ok: false, fault })));
    const error = await desk.users.open({ userId: 'x' }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DeskFault);
    expect(faultOf(error)).toBe(fault);
  });

  it('says what to do when the preload is not there', async () => {
    const error = await createWorkplace(() => undefined)
      .session.current({})
      .catch((thrown: unknown) => thrown);
    expect(faultOf(error)).toMatchObject({ code: 'bridge.refused', retryable: false });
  });

  it('asks for the API at each call, so that importing it reads nothing', () => {
    const make = () =>
      createWorkplace(() => {
        throw new Error('read too early');
      });
    expect(make).not.toThrow();
  });

  it('listens once for the whole window, and stops with its last listener', () => {
    const listeners = new Set<(event: DeskEvent) => void>();
    const onEvent = (listener: (event: DeskEvent) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    };
    const desk = createWorkplace(() => ({ onEvent }) as unknown as DeskApi);
    const heard: string[] = [];
    const stops = ['a', 'b'].map((name) => desk.onEvent(({ type }) => heard.push(`${name} ${type}`)));
    expect(listeners.size).toBe(1);
    for (const listener of listeners) listener({ type: 'focus.search' });
    stops[0]?.();
    for (const listener of listeners) listener({ type: 'open.settings' });
    stops[1]?.();
    expect(heard).toEqual(['a focus.search', 'b focus.search', 'b open.settings']);
    expect(listeners.size).toBe(0);
  });

  it('turns any other error into a fault with a sentence', () => {
    expect(faultOf(new TypeError('x is undefined'))).toMatchObject({ code: 'internal', detail: 'TypeError: x is undefined' });
    expect(faultOf('a string')).toMatchObject({ code: 'internal', detail: 'a string' });
  });
});
