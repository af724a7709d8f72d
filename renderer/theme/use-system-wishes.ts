import { useSyncExternalStore } from 'react';
import type { SystemWishes } from './resolve-theme.ts';

const useMedia = (query: string): boolean =>
  useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => window.matchMedia(query).matches,
  );

export const useSystemWishes = (): SystemWishes => ({
  dark: useMedia('(prefers-color-scheme: dark)'),
  moreContrast: useMedia('(prefers-contrast: more)'),
  forcedColors: useMedia('(forced-colors: active)'),
});
