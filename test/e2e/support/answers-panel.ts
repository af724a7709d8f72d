import type { Locator, Page } from '@playwright/test';

/** The answers for callers, beside the work. */
export class AnswersPanel {
  readonly #page: Page;
  readonly root: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.root = page.getByRole('complementary', { name: 'Answers' });
  }

  /** In the top bar. */
  get opener(): Locator {
    return this.#page.getByRole('banner').getByRole('button', { name: 'Answers' });
  }

  get field(): Locator {
    return this.root.getByRole('searchbox', { name: 'Find an answer' });
  }

  get questions(): Locator {
    return this.root.getByRole('heading', { level: 4 });
  }

  question(name: RegExp): Locator {
    return this.root.getByRole('button', { name });
  }

  /** What is to be said for the open question. */
  get said(): Locator {
    return this.root.getByRole('listitem').locator('p');
  }

  get copy(): Locator {
    return this.root.getByRole('button', { name: 'Copy the answer' });
  }

  get close(): Locator {
    return this.root.getByRole('button', { name: 'Close the answers' });
  }

  button(name: RegExp): Locator {
    return this.root.getByRole('button', { name });
  }

  /** Under the people found. */
  get beside(): Locator {
    return this.#page.getByRole('search').getByRole('button', { name: /^Answers:/u });
  }
}
