import { nativeTheme } from 'electron';
import type { Preferences } from '../../contract/profile.ts';
import { backgroundFor, nativeThemeFor } from './theme-colours.ts';

/**
 * Gives the system's own parts (menus, scroll bars, prefers-color-scheme) the agent's theme.
 * Returns the background that a window of this theme opens with.
 */
export const applyTheme = (theme: Preferences['theme']): { readonly backgroundColor: string } => {
  nativeTheme.themeSource = nativeThemeFor(theme);
  return { backgroundColor: backgroundFor(theme, nativeTheme) };
};
