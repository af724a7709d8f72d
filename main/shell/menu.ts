import { app, dialog, Menu } from 'electron';
import { menuTemplate, type MenuActions } from './menu-template.ts';

export interface InstallMenuOptions extends Pick<MenuActions, 'focusSearch'> {
  readonly devTools: boolean;
  /** As the session tells it, for the About box. */
  readonly appVersion: string;
  readonly runtime: string;
}

export function installMenu({ focusSearch, devTools, appVersion, runtime }: InstallMenuOptions): void {
  const about = () => {
    void dialog.showMessageBox({
      type: 'info',
      title: 'About Latchkey',
      message: `Latchkey ${appVersion}`,
      detail: `${runtime}\nMIT licence. What this console does is written to its journal on this machine.`,
      buttons: ['Close'],
    });
  };
  const template = menuTemplate({ platform: process.platform, devTools, focusSearch, about, quit: () => app.quit() });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
