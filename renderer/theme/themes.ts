import { createDarkTheme, createLightTheme, teamsHighContrastTheme } from '@fluentui/react-components';
import type { Theme } from '@fluentui/react-components';
import { brand } from './brand.ts';

/** Looks right on Windows, macOS and Linux without shipping a font. */
const fontFamilyBase =
  "'Segoe UI Variable Text', 'Segoe UI', -apple-system, BlinkMacSystemFont, 'Noto Sans', 'Cantarell', 'Ubuntu', 'Liberation Sans', system-ui, sans-serif";
const fontFamilyMonospace =
  "'Cascadia Mono', Consolas, 'SF Mono', Menlo, 'Noto Sans Mono', 'Liberation Mono', 'DejaVu Sans Mono', monospace";

const shared = {
  fontFamilyBase,
  fontFamilyMonospace,
  borderRadiusMedium: '6px',
  borderRadiusLarge: '8px',
  borderRadiusXLarge: '12px',
} satisfies Partial<Theme>;

const light: Theme = {
  ...createLightTheme(brand),
  ...shared,
  colorNeutralBackground2: '#f7f9fa',
  colorNeutralBackground3: '#f0f4f5',
  colorNeutralForeground3: '#55636a',
  colorNeutralForeground4: '#62717a',
  colorNeutralStencil1: '#e9edef',
  colorNeutralStencil2: '#f6f8f9',
};

const dark: Theme = {
  ...createDarkTheme(brand),
  ...shared,
  colorNeutralBackground1: '#1d2326',
  colorNeutralBackground1Hover: '#283034',
  colorNeutralBackground1Pressed: '#161b1d',
  colorNeutralBackground2: '#171c1f',
  colorNeutralBackground3: '#111517',
  colorNeutralStroke1: '#55616a',
  colorNeutralStroke2: '#3a444a',
  colorNeutralForeground3: '#b3bec4',
  colorNeutralForeground4: '#a3aeb4',
  colorNeutralStencil1: '#2b3337',
  colorNeutralStencil2: '#374045',
  colorBrandForeground1: brand[120],
  colorBrandForeground2: brand[130],
  colorBrandForegroundLink: brand[120],
  colorBrandForegroundLinkHover: brand[130],
};

const highContrast: Theme = { ...teamsHighContrastTheme, ...shared };

/** The three looks. `forced-colors` of the system works over any of them. */
export const themes = { light, dark, highContrast } as const;
export type ThemeName = keyof typeof themes;
