import type { Locator, Page } from '@playwright/test';

/** The journal's screen. */
export class JournalView {
  readonly #page: Page;
  readonly root: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.root = page.locator('#journal-content');
  }

  get heading(): Locator {
    return this.root.getByRole('heading', { level: 1, name: /journal/i });
  }

  /** Rows of records, without the head. */
  get rows(): Locator {
    return this.root.getByRole('row').filter({ hasNot: this.#page.getByRole('columnheader') });
  }

  filter(name: RegExp): Locator {
    return this.root.getByRole('search').getByLabel(name);
  }

  get clear(): Locator {
    return this.root.getByRole('button', { name: /^clear/i }).first();
  }

  get nothing(): Locator {
    return this.root.getByText(/no record matches/i);
  }

  export(format: 'CSV' | 'JSON lines'): Locator {
    return this.root.getByRole('button', { name: new RegExp(`export ${format}`, 'i') });
  }

  get exported(): Locator {
    return this.root.getByText(/written to/i);
  }

  /** The bar of an export that runs. */
  get exporting(): Locator {
    return this.root.getByRole('progressbar', { name: 'Export' });
  }

  get cancelExport(): Locator {
    return this.root.getByRole('button', { name: 'Cancel export' });
  }

  get exportCancelled(): Locator {
    return this.root.getByText(/export was cancelled/i);
  }

  get record(): Locator {
    return this.#page.getByRole('complementary', { name: /journal record/i });
  }
}
