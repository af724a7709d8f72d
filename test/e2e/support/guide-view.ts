import type { Locator, Page } from '@playwright/test';

/** The guide that opens over the desk. */
export class GuideView {
  readonly root: Locator;

  constructor(page: Page) {
    this.root = page.getByRole('dialog', { name: /^Guide for/u });
  }

  kind(name: 'Done at the desk' | 'To do alone'): Locator {
    return this.root.getByRole('radio', { name });
  }

  get paper(): Locator {
    return this.root.getByRole('article', { name: /as it is printed/u });
  }

  get codes(): Locator {
    return this.paper.getByRole('img', { name: /QR code/u });
  }

  get said(): Locator {
    return this.root.getByRole('status');
  }

  get problem(): Locator {
    return this.root.getByRole('alert');
  }

  button(name: 'Print…' | 'Save as PDF…' | 'Save as HTML…' | 'Close'): Locator {
    return this.root.getByRole('button', { name });
  }
}
