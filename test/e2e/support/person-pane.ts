import type { Locator, Page } from '@playwright/test';

/** The pane at the left: everything known about the person who is open. */
export class PersonPane {
  readonly root: Locator;

  constructor(page: Page) {
    this.root = page.getByRole('complementary', { name: /person/i });
  }

  get name(): Locator {
    return this.root.getByRole('heading', { level: 1 });
  }

  get methods(): Locator {
    return this.root.getByRole('region', { name: /methods/i });
  }

  get signIns(): Locator {
    return this.root.getByRole('region', { name: /sign-ins/i });
  }

  get history(): Locator {
    return this.root.getByRole('region', { name: /desk/i });
  }

  /** A fact of the list by its name, such as the manager. */
  fact(name: RegExp): Locator {
    return this.root.locator('dl > div').filter({ has: this.root.page().getByRole('term').filter({ hasText: name }) });
  }

  /** The note that what is shown was read before Graph went away. */
  get stale(): Locator {
    return this.root.getByRole('status').filter({ hasText: /out of date/i });
  }

  /** The way to a page on which the agent agrees to what a part of the pane needs. */
  get agree(): Locator {
    return this.root.getByRole('button', { name: /agree in the browser/i });
  }

  get signInAgain(): Locator {
    return this.root.getByRole('button', { name: /sign in again/i });
  }

  get readAgain(): Locator {
    return this.root.getByRole('button', { name: /read again/i }).last();
  }

  /** What the agent may do to this person, where it is neither everything nor nothing. */
  get acts(): Locator {
    return this.root.getByRole('note').filter({ hasText: /you may:/i });
  }

  /** The lines under the name, most serious first. */
  get attention(): Locator {
    return this.root.getByRole('list', { name: /what needs attention/i }).getByRole('listitem');
  }

  get close(): Locator {
    return this.root.getByRole('button', { name: /^close/i });
  }

  /** What is in the way when the agent may not act. */
  get forbidden(): Locator {
    return this.root.getByRole('alert').filter({ hasText: /cannot act/i });
  }
}
