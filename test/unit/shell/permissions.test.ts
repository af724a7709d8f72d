import type { Session, WebContents } from 'electron';
import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { silentLogger } from '../../../main/log/logger.ts';
import { refuseBluetooth, refusePermissions } from '../../../main/shell/permissions.ts';

type Handler = (...args: unknown[]) => unknown;

/** Keeps what is set on a session. Real Electron tells nobody what was, and no test machine has such devices. */
const refusedSession = () => {
  const events = new EventEmitter();
  const handlers = new Map<string, Handler>();
  const session = new Proxy(events, {
    get: (target, name) => {
      const known: unknown = Reflect.get(target, name);
      if (typeof known === 'function') return known.bind(target) as unknown;
      return (handler: Handler) => void handlers.set(String(name), handler);
    },
  }) as unknown as Session;
  refusePermissions(session, silentLogger);
  return { events, handlers };
};

/** What a handler answers by its last argument. */
const answered = (handler: Handler | undefined, ...args: unknown[]): unknown[] => {
  const answers: unknown[] = [];
  handler?.(...args, (...given: unknown[]) => void answers.push(given));
  return answers;
};

/** What an event that offers devices is answered. */
const chosen = (events: EventEmitter, name: string, ...args: unknown[]): unknown => {
  let isPrevented = false;
  const answers: unknown[] = [];
  events.emit(name, { preventDefault: () => (isPrevented = true) }, ...args, (...given: unknown[]) => void answers.push(given));
  return { isPrevented, answers };
};

describe('A session', () => {
  const { events, handlers } = refusedSession();

  it('has a handler for everything that a page can ask of it', () => {
    expect([...handlers.keys()].toSorted()).toEqual([
      'setBluetoothPairingHandler',
      'setDevicePermissionHandler',
      'setDisplayMediaRequestHandler',
      'setPermissionCheckHandler',
      'setPermissionRequestHandler',
      'setUSBProtectedClassesHandler',
    ]);
  });

  it('grants no permission, asked or looked up', () => {
    expect(answered(handlers.get('setPermissionRequestHandler'), {}, 'media')).toEqual([[false]]);
    expect(handlers.get('setPermissionCheckHandler')?.({}, 'media', 'app://latchkey')).toBe(false);
  });

  it('remembers no device, shares no screen, pairs with nothing and unprotects no kind of USB device', () => {
    for (const deviceType of ['hid', 'serial', 'usb']) {
      expect(handlers.get('setDevicePermissionHandler')?.({ deviceType, origin: 'app://latchkey', device: {} })).toBe(false);
    }
    expect(answered(handlers.get('setDisplayMediaRequestHandler'), {})).toEqual([[{}]]);
    expect(answered(handlers.get('setBluetoothPairingHandler'), {})).toEqual([[{ confirmed: false }]]);
    expect(handlers.get('setUSBProtectedClassesHandler')?.({ protectedClasses: ['hid', 'audio'] })).toEqual(['hid', 'audio']);
  });

  it('chooses no device that is offered', () => {
    expect(chosen(events, 'select-hid-device', { deviceList: [{ deviceId: '1' }] })).toEqual({ isPrevented: true, answers: [[]] });
    expect(chosen(events, 'select-usb-device', { deviceList: [{ deviceId: '1' }] })).toEqual({ isPrevented: true, answers: [[]] });
    expect(chosen(events, 'select-serial-port', [{ portId: '1' }], {})).toEqual({ isPrevented: true, answers: [['']] });
  });

  it('nor does its page choose one for Bluetooth', () => {
    const contents = new EventEmitter();
    refuseBluetooth(contents as unknown as WebContents);
    expect(chosen(contents, 'select-bluetooth-device', [{ deviceId: '1' }])).toEqual({ isPrevented: true, answers: [['']] });
  });
});
