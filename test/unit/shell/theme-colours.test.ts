import { expect, it } from 'vitest';
import { backgroundFor, nativeThemeFor } from '../../../main/shell/theme-colours.ts';

it.each([
  ['system', true, 'system', '#1f1f1f'],
  ['system', false, 'system', '#fafafa'],
  ['light', true, 'light', '#fafafa'],
  ['dark', false, 'dark', '#1f1f1f'],
  ['highContrast', false, 'dark', '#000000'],
] as const)('the theme %s (system dark: %s) is %s on %s', (theme, shouldUseDarkColors, native, background) => {
  expect(nativeThemeFor(theme)).toBe(native);
  expect(backgroundFor(theme, { shouldUseDarkColors })).toBe(background);
});
