import type { Locator, Page } from '@playwright/test';

/** The search box and its list, wherever on the screen it is. */
export class FindBox {
  readonly #page: Page;
  readonly box: Locator;
  readonly list: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.box = page.getByRole('combobox', { name: /find/i });
    this.list = page.getByRole('listbox', { name: /found/i });
  }

  option(name: string | RegExp): Locator {
    return this.list.getByRole('option', { name });
  }

  get options(): Locator {
    return this.list.getByRole('option');
  }

  /** The row that Enter would open. */
  get marked(): Locator {
    return this.list.getByRole('option', { selected: true });
  }

  get noneFound(): Locator {
    return this.#page.getByText(/nobody found for/i);
  }

  /** Ctrl+K and typing, key by key. */
  async type(text: string): Promise<void> {
    await this.#page.keyboard.press('Control+k');
    await this.#page.keyboard.type(text, { delay: 15 });
  }

  /** Finds somebody and opens them by a click. */
  async open(text: string, name: string | RegExp): Promise<void> {
    await this.type(text);
    await this.option(name).click();
  }
}
