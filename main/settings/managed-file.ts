import { posix, win32 } from 'node:path';

/**
 * Where an administrator places settings for everybody at a computer; null on a system that is not known. Only
 * administrators may write there, which on Windows holds once the folder is made as docs/desk-profile.md says.
 */
export const managedFilePath = (platform: NodeJS.Platform, env: Readonly<Record<string, string | undefined>>): string | null => {
  switch (platform) {
    case 'win32': {
      const programData = env['ProgramData'] ?? '';
      return win32.join(win32.isAbsolute(programData) ? programData : 'C:\\ProgramData', 'Latchkey', 'desk-profile.json');
    }
    case 'darwin':
      return posix.join('/Library/Application Support', 'Latchkey', 'desk-profile.json');
    case 'linux':
      return '/etc/latchkey/desk-profile.json';
    default:
      return null;
  }
};
