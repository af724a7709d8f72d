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

  /** Tickets that were begun and not closed. */
  get tickets(): Locator {
    return this.#page.getByRole('region', { name: /open tickets/i });
  }

  ticket(name: RegExp): Locator {
    return this.tickets.getByRole('listitem').filter({ hasText: name });
  }

  takeUp(ticket: string): Locator {
    return this.tickets.getByRole('button', { name: new RegExp(`take up ${ticket}`, 'i') });
  }

  discard(ticket: string): Locator {
    return this.tickets.getByRole('button', { name: new RegExp(`discard ${ticket}`, 'i') });
  }

  async ready(): Promise<void> {
    await expect(this.heading).toBeVisible();
    await expect(this.#page.getByRole('combobox', { name: /find/i })).toBeEditable();
  }
}
