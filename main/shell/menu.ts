import { app, dialog, Menu } from 'electron';
import { menuTemplate, type MenuActions } from './menu-template.ts';

export interface InstallMenuOptions extends Pick<MenuActions, 'focusSearch' | 'lock' | 'openSettings' | 'showAnswers'> {
  readonly devTools: boolean;
  /** As the session tells it, for the About box. */
  readonly appVersion: string;
  readonly runtime: string;
}

/** To be called again when what the menu offers changes. */
export const installMenu = ({ appVersion, runtime, ...options }: InstallMenuOptions): void => {
  const about = () => {
    void dialog.showMessageBox({
      type: 'info',
      title: 'About Latchkey',
      message: `Latchkey ${appVersion}`,
      detail: `${runtime}\nMIT licence. What this console does is written to its journal on this machine.`,
      buttons: ['Close'],
    });
  };
  const template = menuTemplate({ ...options, platform: process.platform, about, quit: () => app.quit() });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
};
