import type { Locator } from '@playwright/test';

/** A click that gives the app another window: this one may be gone before the driver hears that the click was done. */
export const clickAway = async (target: Locator): Promise<void> => {
  try {
    await target.click();
  } catch (error) {
    if (!target.page().isClosed()) throw error;
  }
};
