import { describe, expect, it } from 'vitest';
import { eventChannel } from '../../../contract/channels.ts';
import { DeskEvent } from '../../../contract/events.ts';
import { createEventSender, type EventWindow } from '../../../main/ipc/events.ts';
import { recordingLog } from './fake-ipc.ts';

const windowThat = (is: { destroyed?: boolean; contentsDestroyed?: boolean; crashed?: boolean; throws?: boolean }) => {
  const sent: [string, DeskEvent][] = [];
  const window: EventWindow = {
    isDestroyed: () => is.destroyed === true,
    webContents: {
      isDestroyed: () => is.contentsDestroyed === true,
      isCrashed: () => is.crashed === true,
      send: (channel, payload) => {
        if (is.throws === true) throw new Error('Render frame was disposed');
        sent.push([channel, DeskEvent.parse(payload)]);
      },
    },
  };
  return { window, sent };
};

const event: DeskEvent = { type: 'connection.changed', online: false, sinceUtc: '2026-11-22T09:30:00.000Z' };

describe('an event', () => {
  it('goes to the window on the one channel, as the contract has it', () => {
    const { window, sent } = windowThat({});
    expect(createEventSender(() => window, recordingLog())(event)).toBe(true);
    expect(sent).toEqual([[eventChannel, event]]);
  });

  it.each([{ destroyed: true }, { contentsDestroyed: true }, { crashed: true }, { throws: true }])(
    'is dropped, not thrown, when the window is %o',
    (is) => {
      const { window, sent } = windowThat(is);
      expect(createEventSender(() => window, recordingLog())(event)).toBe(false);
      expect(sent).toEqual([]);
    },
  );

  it('is dropped when there is no window', () => {
    expect(createEventSender(() => null, recordingLog())(event)).toBe(false);
  });
});
