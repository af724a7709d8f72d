import { dialog, type BrowserWindow } from 'electron';
import { fileFilterFor, safeFileName } from './file-name.ts';

export interface ChooseFileOptions {
  readonly title: string;
  /** Without its extension; characters that a file system refuses are replaced. */
  readonly defaultName: string;
  /** Without the dot, as in `csv`. */
  readonly extension: string;
}

/** Asks the agent where to save. Returns the absolute path, or null when they cancelled. */
export const chooseFile = async (window: BrowserWindow | null, options: ChooseFileOptions): Promise<string | null> => {
  const { title, defaultName, extension } = options;
  const settings = {
    title,
    defaultPath: `${safeFileName(defaultName)}.${extension}`,
    filters: [fileFilterFor(extension)],
    properties: ['createDirectory' as const, 'showOverwriteConfirmation' as const],
  };
  const { canceled, filePath } = window === null ? await dialog.showSaveDialog(settings) : await dialog.showSaveDialog(window, settings);
  return canceled || filePath === '' ? null : filePath;
};
