import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { menuTemplate, type MenuActions } from '../../../main/shell/menu-template.ts';

const itemsOf = (
  platform: NodeJS.Platform,
  devTools: boolean,
  clicked: string[] = [],
  extra: Pick<MenuActions, 'lock' | 'openSettings' | 'showAnswers'> = {},
): MenuItemConstructorOptions[] => {
  const note = (name: string) => () => void clicked.push(name);
  const menu = menuTemplate({ platform, devTools, focusSearch: note('search'), about: note('about'), quit: note('quit'), ...extra });
  return menu.flatMap((top) => top.submenu as MenuItemConstructorOptions[]);
};

describe('the menu', () => {
  it.each(['win32', 'linux', 'darwin'] as const)('has copy, paste, zoom, quit and about on %s', (platform) => {
    const items = itemsOf(platform, false);
    const roles = items.map((item) => item.role);
    for (const role of ['cut', 'copy', 'paste', 'selectAll', 'zoomIn', 'zoomOut', 'resetZoom']) expect(roles).toContain(role);
    expect(items.map((item) => item.label)).toContain('About Latchkey');
    expect(items.some((item) => item.accelerator === 'CommandOrControl+Q')).toBe(true);
  });

  it.each(['win32', 'linux', 'darwin'] as const)('offers no reload and no developer tools in a release on %s', (platform) => {
    const roles = itemsOf(platform, false).map((item) => item.role);
    for (const role of ['reload', 'forceReload', 'toggleDevTools']) expect(roles).not.toContain(role);
    expect(itemsOf(platform, true).map((item) => item.role)).toContain('toggleDevTools');
  });

  it('goes to the search box with Ctrl+K', () => {
    const clicked: string[] = [];
    const item = itemsOf('linux', false, clicked).find(({ accelerator }) => accelerator === 'CommandOrControl+K');
    const click = item?.click as (() => void) | undefined;
    click?.();
    expect(clicked).toEqual(['search']);
  });

  it.each(['win32', 'linux', 'darwin'] as const)(
    'locks with Ctrl+L and opens the settings with Ctrl+comma on %s, where these are at hand',
    (platform) => {
      const clicked: string[] = [];
      const items = itemsOf(platform, false, clicked, { lock: () => clicked.push('lock'), openSettings: () => clicked.push('settings') });
      for (const key of ['CommandOrControl+L', 'CommandOrControl+,']) {
        const click = items.find(({ accelerator }) => accelerator === key)?.click as (() => void) | undefined;
        click?.();
      }
      expect(clicked).toEqual(['lock', 'settings']);
      expect(itemsOf(platform, false).filter(({ label }) => label === 'Lock' || label === 'Settings')).toEqual([]);
    },
  );

  it.each([
    ['win32', 'F1'],
    ['linux', 'F1'],
    ['darwin', 'Command+J'],
  ] as const)('opens the answers by the key of %s, %s, where somebody is helped', (platform, key) => {
    const clicked: string[] = [];
    const items = itemsOf(platform, false, clicked, { showAnswers: () => clicked.push('answers') });
    const item = items.find(({ accelerator }) => accelerator === key);
    (item?.click as (() => void) | undefined)?.();
    expect(clicked).toEqual(['answers']);
    expect(itemsOf(platform, false).some(({ label }) => label?.startsWith('Answers'))).toBe(false);
  });
});
