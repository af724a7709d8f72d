import { describe, expect, it } from 'vitest';
import { channels } from '../../../contract/channels.ts';
import type { DeskEvent } from '../../../contract/events.ts';
import type { DeskApi } from '../../../contract/operations.ts';
import { LocalId } from '../../../contract/primitives.ts';
import type { Fault } from '../../../contract/result.ts';
import { createDesk } from '../../../renderer/bridge/desk.ts';
import { DeskFault, faultOf } from '../../../renderer/bridge/fault.ts';

const fault: Fault = { code: 'graph.forbidden', message: 'Ask somebody else.', retryable: false, correlationId: 'c' };

/** An API of which only `users.open` is there. */
const apiWith = (open: (input: unknown) => Promise<unknown>) => ({ users: { open }, onEvent: () => () => undefined }) as unknown as DeskApi;

describe('the bridge', () => {
  it('has a function for every channel', () => {
    const desk = createDesk(() => undefined) as unknown as Record<string, Record<string, unknown>>;
    for (const name of Object.keys(channels)) {
      const [area = '', verb = ''] = name.split('.');
      expect(desk[area]?.[verb], name).toBeTypeOf('function');
    }
  });

  it('passes the one argument on and gives the value', async () => {
    const heard: unknown[] = [];
    const desk = createDesk(() =>
      apiWith((input) => {
        heard.push(input);
        return Promise.resolve({ ok: true, value: 'the person' });
      }),
    );
    await expect(desk.users.open({ userId: 'x' })).resolves.toBe('the person');
    expect(heard).toEqual([{ userId: 'x' }]);
  });

  it('makes a call with a signal under an id of its own, and cancels by it', async () => {
    const made: unknown[][] = [];
    const cancelled: string[] = [];
    let answer = (_value: unknown): void => undefined;
    const open = (...args: unknown[]) => {
      made.push(args);
      return new Promise((resolve) => {
        answer = resolve;
      });
    };
    const desk = createDesk(() => ({ ...apiWith(open), cancel: (id) => void cancelled.push(id) }));
    const [one, two] = [new AbortController(), new AbortController()];
    const first = desk.users.open({ userId: 'x' }, { signal: one.signal });
    const answerFirst = answer;
    const second = desk.users.open({ userId: 'x' }, { signal: two.signal });
    const [firstId, secondId] = made.map(([, id]) => id);
    expect(LocalId.array().parse([firstId, secondId])[0]).not.toBe(secondId);

    one.abort();
    expect(cancelled).toEqual([firstId]);
    // Main's word counts, not the wish: a write that went on is answered as it ended.
    answerFirst({ ok: true, value: 'went on' });
    await expect(first).resolves.toBe('went on');
    answer({ ok: false, fault: { ...fault, code: 'graph.cancelled' } });
    expect(faultOf(await second.catch((thrown: unknown) => thrown))).toMatchObject({ code: 'graph.cancelled' });
    two.abort();
    expect(cancelled).toEqual([firstId]);
  });

  it('does not ask at all for what is cancelled already', async () => {
    const desk = createDesk(() => apiWith(() => Promise.reject(new Error('asked'))));
    const error = await desk.users.open({ userId: 'x' }, { signal: AbortSignal.abort() }).catch((thrown: unknown) => thrown);
    expect(faultOf(error)).toMatchObject({ code: 'graph.cancelled' });
  });

  it('throws the fault of a refusal, unchanged', async () => {
    const desk = createDesk(() => apiWith(() => Promise.resolve({ ok: false, fault })));
    const error = await desk.users.open({ userId: 'x' }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DeskFault);
    expect(faultOf(error)).toBe(fault);
  });

  it('says what to do when the preload is not there', async () => {
    const error = await createDesk(() => undefined)
      .session.current({})
      .catch((thrown: unknown) => thrown);
    expect(faultOf(error)).toMatchObject({ code: 'bridge.refused', retryable: false });
  });

  it('has one line to main however many listen, and none when nobody does', () => {
    const lines = new Set<(event: DeskEvent) => void>();
    const onEvent: DeskApi['onEvent'] = (listener) => {
      lines.add(listener);
      return () => lines.delete(listener);
    };
    const desk = createDesk(() => ({ ...apiWith(() => Promise.resolve()), onEvent }));
    const heard: string[] = [];
    const hear = (name: string) => desk.onEvent(() => heard.push(name));
    const [first, second] = [hear('first'), hear('second')];
    expect(lines.size).toBe(1);
    for (const line of lines) line({ type: 'focus.search' });
    first();
    first();
    for (const line of lines) line({ type: 'focus.search' });
    expect(heard).toEqual(['first', 'second', 'second']);
    second();
    expect(lines.size).toBe(0);
    hear('third');
    expect(lines.size).toBe(1);
  });

  it('asks for the API at each call, so that importing it reads nothing', () => {
    const make = () =>
      createDesk(() => {
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
    const desk = createDesk(() => ({ onEvent }) as unknown as DeskApi);
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
