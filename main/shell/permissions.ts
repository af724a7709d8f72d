import type { Session, WebContents } from 'electron';
import type { Logger } from '../log/logger.ts';

/**
 * Refuses everything a page can ask a browser for: camera, location, notifications, clipboard,
 * screen, USB, HID, serial, Bluetooth. The desk's page needs none of it.
 */
export const refusePermissions = (session: Session, log: Logger): void => {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    log.warn('shell.permissionRefused', { permission });
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  // Called with no stream, Electron rejects the page's request.
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  session.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses);
  session.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault();
    choose();
  });
  session.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault();
    choose();
  });
  session.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault();
    choose('');
  });
};

/** Bluetooth is asked for on the page's contents, not on the session. */
export const refuseBluetooth = (contents: WebContents): void => {
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault();
    choose('');
  });
};
