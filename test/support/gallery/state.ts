import type { Page } from '@playwright/test';

/** One state of the window to be drawn. */
export interface State {
  readonly name: string;
  readonly query?: string;
  /** `#door`, `#live`; the practice desk without. */
  readonly hash?: string;
  readonly visit?: (page: Page) => Promise<void>;
  readonly expectErrors?: boolean;
}

/** Runs a script in the page, where `fakeDesk` is. */
export const tell = (page: Page, body: string): Promise<unknown> => page.evaluate(body);
