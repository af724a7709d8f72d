import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** The desk while nobody is open. */
export class StartView {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get heading(): Locator {
    return this.#page.getByRole('heading', { level: 1, name: /who needs/i });
  }

  get notices(): Locator {
    return this.#page.getByRole('region', { name: /notices/i });
  }

  get unfinished(): Locator {
    return this.#page.getByRole('region', { name: /unfinished/i });
  }

  takeUp(ticket: string): Locator {
    return this.unfinished.getByRole('button', { name: new RegExp(`take up ${ticket}`, 'i') });
  }

  async ready(): Promise<void> {
    await expect(this.heading).toBeVisible();
    await expect(this.#page.getByRole('combobox', { name: /find/i })).toBeEditable();
  }
}
