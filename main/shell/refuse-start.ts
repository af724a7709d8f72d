import { app, dialog } from 'electron';

const mostNamed = 8;

/** As in sysexits.h: configuration error. */
const exitCode = 78;

/**
 * Says what a release does not start with, and ends. Whoever set a variable for all programs has no terminal to read it in,
 * so it is a dialog too.
 */
export const refuseStart = (refused: readonly string[]): void => {
  const unnamed = refused.length - mostNamed;
  const what = [...refused.slice(0, mostNamed), ...(unnamed > 0 ? [`${unnamed} more`] : [])].join(', ');
  process.stderr.write(`Latchkey does not start with ${what}. Remove it and start again.\n`);
  const say = (): void => {
    dialog.showErrorBox(
      'Latchkey does not start like this',
      `It was started with ${what}. With that, another program could look into it or change what it trusts.\n\nTake it out of the shortcut, the command or the environment variables, then start again. Certificates of your organisation belong in this computer’s own store: ask your administrator.`,
    );
    app.exit(exitCode);
  };
  // Before it is ready, Electron draws no dialog on Linux.
  if (process.platform === 'linux') app.whenReady().then(say, () => app.exit(exitCode));
  else say();
};
