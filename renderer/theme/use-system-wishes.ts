import { useMedia } from '../ui/use-media.ts';
import type { SystemWishes } from './resolve-theme.ts';

export const useSystemWishes = (): SystemWishes => ({
  dark: useMedia('(prefers-color-scheme: dark)'),
  moreContrast: useMedia('(prefers-contrast: more)'),
  forcedColors: useMedia('(forced-colors: active)'),
});
