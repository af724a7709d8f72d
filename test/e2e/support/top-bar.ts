import type { Locator, Page } from '@playwright/test';
import { clickAway } from './click-away.ts';

/** The bar: screens, and who is at the desk. */
export class TopBar {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get #bar(): Locator {
    return this.#page.getByRole('banner');
  }

  get practiceBanner(): Locator {
    return this.#page.getByRole('region', { name: /practice tenant/i });
  }

  get offline(): Locator {
    return this.#page.getByText(/cannot be reached since/i);
  }

  screen(name: RegExp): Locator {
    return this.#bar.getByRole('navigation').getByRole('button', { name });
  }

  get agent(): Locator {
    // It comes with the session; before that the last button is another.
    return this.#bar.locator('button[aria-haspopup="menu"]');
  }

  async practiseAs(name: string): Promise<void> {
    await this.agent.click();
    await this.#page.getByRole('menuitemradio', { name: new RegExp(`^${name}`) }).click();
  }

  /** One of the things that the agent's menu does: lock, sign out, another account or tenant. */
  async choose(name: RegExp): Promise<void> {
    await this.agent.click();
    await clickAway(this.#page.getByRole('menuitem', { name }));
  }

  async look(name: string): Promise<void> {
    await this.agent.click();
    await this.#page.getByRole('menuitemradio', { name, exact: true }).click();
    await this.#page.keyboard.press('Escape');
  }
}
