import type { MenuItemConstructorOptions } from 'electron';

export interface MenuActions {
  /** Puts the cursor into the search box. */
  readonly focusSearch: () => void;
  readonly about: () => void;
  readonly quit: () => void;
  /** Absent where there is nothing to lock. */
  readonly lock?: () => void;
  /** Absent where settings cannot be reached. */
  readonly openSettings?: () => void;
  /** Absent where nobody is helped: at the door. */
  readonly showAnswers?: () => void;
}

export interface MenuOptions extends MenuActions {
  readonly platform: NodeJS.Platform;
  /** Reload and developer tools: only for a developer's unpacked copy. */
  readonly devTools: boolean;
}

/**
 * The application menu. It is also what makes copy, paste and zoom keys work, and the way in for
 * those who use the keyboard or a screen reader.
 */
export const menuTemplate = (options: MenuOptions): MenuItemConstructorOptions[] => {
  const { platform, devTools, focusSearch, about, quit, lock, openSettings, showAnswers } = options;
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const quitItem: MenuItemConstructorOptions = {
    label: platform === 'darwin' ? 'Quit Latchkey' : 'Quit',
    accelerator: 'CommandOrControl+Q',
    click: quit,
  };
  const aboutItem: MenuItemConstructorOptions = { label: 'About Latchkey', click: about };
  const settingsItem = (click: () => void): MenuItemConstructorOptions => ({ label: 'Settings', accelerator: 'CommandOrControl+,', click });
  const lockItem = (click: () => void): MenuItemConstructorOptions => ({ label: 'Lock', accelerator: 'CommandOrControl+L', click });

  const answersItem = (click: () => void): MenuItemConstructorOptions => ({
    label: 'Answers for callers',
    // F1 is a Mac's brightness.
    accelerator: platform === 'darwin' ? 'Command+J' : 'F1',
    click,
  });
  const help = [
    ...(showAnswers === undefined ? [] : [answersItem(showAnswers)]),
    ...(showAnswers === undefined || platform === 'darwin' ? [] : [separator]),
    ...(platform === 'darwin' ? [] : [aboutItem]),
  ];

  return [
    {
      label: platform === 'darwin' ? 'Latchkey' : '&File',
      submenu: [
        ...(platform === 'darwin' ? [aboutItem, separator] : []),
        ...(openSettings === undefined ? [] : [settingsItem(openSettings)]),
        ...(lock === undefined ? [] : [lockItem(lock)]),
        ...(openSettings === undefined && lock === undefined ? [] : [separator]),
        quitItem,
      ],
    },
    {
      label: '&Edit',
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        separator,
        { label: 'Find a person', accelerator: 'CommandOrControl+K', click: focusSearch },
      ],
    },
    {
      label: '&View',
      submenu: [
        { role: 'resetZoom', label: 'Actual size' },
        { role: 'zoomIn', label: 'Zoom in' },
        { role: 'zoomOut', label: 'Zoom out' },
        separator,
        { role: 'togglefullscreen', label: 'Full screen' },
        ...(devTools ? ([separator, { role: 'reload' }, { role: 'toggleDevTools' }] satisfies MenuItemConstructorOptions[]) : []),
      ],
    },
    { label: '&Window', submenu: [{ role: 'minimize' }, { role: 'zoom' }] },
    ...(help.length === 0 ? [] : [{ label: '&Help', submenu: help }]),
  ];
};
