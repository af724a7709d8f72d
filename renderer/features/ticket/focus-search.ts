/**
 * Brings the focus to the search box once the start screen is drawn, by the key that it listens to
 * from anywhere: the box belongs to another part of the window.
 */
export const focusSearch = (): void => {
  window.setTimeout(() => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true })), 0);
};
