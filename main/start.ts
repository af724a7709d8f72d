import { join } from 'node:path';
import { app, dialog } from 'electron';
import { isRelease } from './build-kind.ts';
import type { Composed } from './compose.ts';
import { compose } from './compose.ts';
import { FaultError } from './fault-error.ts';
import { openFileSink } from './log/file-sink.ts';
import { createLogger } from './log/logger.ts';
import { readLaunchOptions } from './settings/launch-options.ts';
import { requireOsSandbox } from './shell/os-sandbox.ts';
import { keepPrivate } from './shell/private-folder.ts';
import { registerAppScheme } from './shell/protocol.ts';
import { claimSingleInstance } from './shell/single-instance.ts';

/**
 * Runs the app until it ends.
 * @param mainFolder where main was built to; preload and renderer lie beside it.
 */
export const startLatchkey = (mainFolder: string): void => {
  let liveSecrets: () => readonly string[] = () => [];
  const userData = app.getPath('userData');
  const notPrivate = keepPrivate(userData);
  const log = createLogger({
    write: openFileSink({ folder: join(userData, 'logs') }),
    liveSecrets: () => liveSecrets(),
    echo: !isRelease,
  });

  for (const error of notPrivate) log.warn('shell.folderNotPrivate', { error });

  let desk: Composed | undefined;
  let readyToQuit = false;

  const start = (): void => {
    try {
      desk = compose({
        userData,
        build: join(mainFolder, '..'),
        launch: readLaunchOptions(process.argv),
        log,
        setLiveSecrets: (read) => (liveSecrets = read),
      });
    } catch (error) {
      log.error('app.notStarted', { error });
      dialog.showErrorBox(
        'Latchkey cannot start',
        error instanceof FaultError ? error.message : 'Something went wrong inside Latchkey. Its log says more.',
      );
      app.exit(1);
    }
  };

  /**
   * After an error that nobody caught, what this process believes cannot be relied on; the journal can. The
   * next start finds out what became of a step that was under way.
   */
  const stop = (error: unknown): void => {
    log.error('app.uncaught', { error });
    dialog.showErrorBox(
      'Latchkey has stopped',
      'Something went wrong inside Latchkey. Nothing in the journal is lost. Start it again: it finds out what became of any step that was under way.',
    );
    app.exit(1);
  };

  requireOsSandbox(app, process.getuid?.(), log);
  if (claimSingleInstance(() => desk?.currentWindow() ?? null)) {
    registerAppScheme();
    // The console speaks British English, date fields included.
    app.commandLine.appendSwitch('lang', 'en-GB');
    process.on('uncaughtException', stop);
    // A promise nobody waited for changes nothing that the desk relies on; it is a defect to be read about.
    process.on('unhandledRejection', (error) => log.error('app.unhandled', { error }));
    app.on('window-all-closed', () => app.quit());
    app.on('before-quit', (event) => {
      if (desk === undefined || readyToQuit) return;
      event.preventDefault();
      desk
        .beforeQuit()
        .then(
          () => undefined,
          (error: unknown) => log.error('app.beforeQuit', { error }),
        )
        .finally(() => {
          readyToQuit = true;
          app.quit();
        });
    });
    app.on('will-quit', () => desk?.close());
    // Not awaited at the top level: Electron becomes ready only after this module has been read.
    app.whenReady().then(start, (error: unknown) => log.error('app.notReady', { error }));
  } else {
    app.quit();
  }
};
