import { useEffect } from 'react';

/** A window title without control, direction or invisible characters, and short enough for a task bar. */
export const windowTitle = (what: string): string =>
  `${what
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .trim()
    .slice(0, 80)} – Latchkey`;

/** Names the window while the component is on screen; null leaves it alone. */
export const useWindowTitle = (what: string | null): void => {
  useEffect(() => {
    if (what !== null) document.title = windowTitle(what);
  }, [what]);
};
