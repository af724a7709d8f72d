import type { Locator, Page } from '@playwright/test';

/** The settings screen. */
export class SettingsView {
  readonly root: Locator;

  constructor(page: Page) {
    this.root = page.locator('#settings-content');
  }

  get heading(): Locator {
    return this.root.getByRole('heading', { level: 1, name: 'Settings' });
  }

  field(name: string): Locator {
    return this.root.getByLabel(name, { exact: true });
  }

  button(name: string | RegExp): Locator {
    return this.root.getByRole('button', { name });
  }

  get save(): Locator {
    return this.root.getByRole('button', { name: 'Save', exact: true });
  }

  get problems(): Locator {
    return this.root.getByRole('alert').getByRole('row');
  }
}
