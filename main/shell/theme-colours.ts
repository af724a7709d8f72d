import type { Preferences } from '../../contract/profile.ts';

type Theme = Preferences['theme'];

/** High contrast is drawn on black, so the system's parts go dark with it. */
export const nativeThemeFor = (theme: Theme): 'system' | 'light' | 'dark' => (theme === 'highContrast' ? 'dark' : theme);

/** The page's own background (Fluent's colorNeutralBackground2), so that opening does not flash. */
export const backgroundFor = (theme: Theme, system: { readonly shouldUseDarkColors: boolean }): string => {
  if (theme === 'highContrast') return '#000000';
  const dark = theme === 'dark' || (theme === 'system' && system.shouldUseDarkColors);
  return dark ? '#1f1f1f' : '#fafafa';
};
