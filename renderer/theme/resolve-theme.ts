import type { Preferences } from '../../contract/profile.ts';
import type { ThemeName } from './themes.ts';

/** What the system asks for: `prefers-color-scheme: dark`, `prefers-contrast: more`, `forced-colors: active`. */
export interface SystemWishes {
  readonly dark: boolean;
  readonly moreContrast: boolean;
  readonly forcedColors: boolean;
}

/**
 * The look for an agent's choice. Under `system`, a wish for more contrast wins over dark and light;
 * with forced colours the system paints, so the nearest plain look is left underneath.
 */
export const resolveTheme = (choice: Preferences['theme'], system: SystemWishes): ThemeName => {
  if (choice !== 'system') return choice;
  if (system.moreContrast && !system.forcedColors) return 'highContrast';
  return system.dark ? 'dark' : 'light';
};
