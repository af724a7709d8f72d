import { expect, test } from './desk.ts';

test('the page is refused whatever it asks the browser for', async ({ desk }) => {
  await desk.page.bringToFront();
  const granted = await desk.page.evaluate(async () => {
    type Ask = () => unknown;
    const web = navigator as unknown as Record<string, Record<string, (options?: unknown) => Promise<unknown>>>;
    const asks: Record<string, Ask> = {
      geolocation: () => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)),
      camera: () => navigator.mediaDevices.getUserMedia({ video: true }),
      microphone: () => navigator.mediaDevices.getUserMedia({ audio: true }),
      display: () => navigator.mediaDevices.getDisplayMedia({ video: true }),
      notifications: async () => (await Notification.requestPermission()) === 'granted',
      clipboardRead: () => navigator.clipboard.readText(),
      clipboardWrite: () => navigator.clipboard.writeText('x'),
      midi: () => navigator.requestMIDIAccess({ sysex: true }),
      persistentStorage: () => navigator.storage.persist(),
      usb: () => web['usb']?.['requestDevice']?.({ filters: [] }),
      hid: async () => ((await web['hid']?.['requestDevice']?.({ filters: [] })) as unknown[] | undefined)?.[0],
      serial: () => web['serial']?.['requestPort']?.(),
      wakeLock: () => web['wakeLock']?.['request']?.('screen'),
      keyboardLock: () => web['keyboard']?.['lock']?.(),
      fullscreen: () => document.documentElement.requestFullscreen(),
      pointerLock: () => document.body.requestPointerLock(),
      storageAccess: async () => (await navigator.permissions.query({ name: 'storage-access' })).state === 'granted',
      fonts: async () => (await (window as unknown as { queryLocalFonts: () => Promise<unknown[]> }).queryLocalFonts()).length > 0,
      screens: () => (window as unknown as { getScreenDetails: () => Promise<unknown> }).getScreenDetails(),
      filePicker: () => (window as unknown as { showOpenFilePicker: () => Promise<unknown> }).showOpenFilePicker(),
    };
    const outcome = async (ask: Ask): Promise<boolean> => {
      const never = new Promise<false>((resolve) => setTimeout(() => resolve(false), 2_000));
      try {
        const value = await Promise.race([ask(), never]);
        return value !== false && value !== undefined;
      } catch {
        return false;
      }
    };
    const results = await Promise.all(Object.entries(asks).map(async ([name, ask]) => [name, await outcome(ask)] as const));
    return results.filter(([, given]) => given).map(([name]) => name);
  });
  expect(granted).toEqual([]);
});

test('and a look at its permissions finds none granted', async ({ desk }) => {
  const states = await desk.page.evaluate(async () => {
    const names = [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'midi',
      'clipboard-read',
      'clipboard-write',
      'persistent-storage',
      'screen-wake-lock',
      'local-fonts',
      'window-management',
      'idle-detection',
    ];
    const query = async (name: string) => {
      try {
        return (await navigator.permissions.query({ name: name as PermissionName })).state;
      } catch {
        return 'unknown';
      }
    };
    return await Promise.all(names.map(async (name) => [name, await query(name)] as const));
  });
  expect(states.filter(([, state]) => state === 'granted')).toEqual([]);
});
