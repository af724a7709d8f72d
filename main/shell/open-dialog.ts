import { dialog, type BrowserWindow } from 'electron';
import { fileFilterFor } from './file-name.ts';

/** Asks the agent for a file to read. Returns its absolute path, or null when they cancelled. */
export const openFile = async (
  window: BrowserWindow | null,
  options: { readonly title: string; readonly extension: string },
): Promise<string | null> => {
  const settings = { title: options.title, filters: [fileFilterFor(options.extension)], properties: ['openFile' as const] };
  const { canceled, filePaths } = window === null ? await dialog.showOpenDialog(settings) : await dialog.showOpenDialog(window, settings);
  return canceled ? null : (filePaths[0] ?? null);
};
