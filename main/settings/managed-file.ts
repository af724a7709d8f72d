import { posix, win32 } from 'node:path';

/**
 * Where an administrator places settings for everybody at a computer; null on a system that is not known. A fixed path on
 * each: a variable such as ProgramData is the agent's to set, and would lead past the file. Only administrators may write
 * there, which on Windows holds once the folder is made as docs/desk-profile.md says.
 */
export const managedFilePath = (platform: NodeJS.Platform): string | null => {
  switch (platform) {
    case 'win32':
      return win32.join('C:\\ProgramData', 'Latchkey', 'desk-profile.json');
    case 'darwin':
      return posix.join('/Library/Application Support', 'Latchkey', 'desk-profile.json');
    case 'linux':
      return '/etc/latchkey/desk-profile.json';
    default:
      return null;
  }
};
