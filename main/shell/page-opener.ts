import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/**
 * Whether the system has what opens pages. Only Linux can be without: Electron starts `xdg-open` there, and reports
 * success even when there is no such program.
 */
export const hasPageOpener = async (platform: NodeJS.Platform, path: string | undefined): Promise<boolean> => {
  if (platform !== 'linux') return true;
  const folders = (path ?? '').split(delimiter).filter((folder) => folder !== '');
  const found = await Promise.all(
    folders.map((folder) =>
      access(join(folder, 'xdg-open'), constants.X_OK).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.includes(true);
};
