import type { Locator, Page } from '@playwright/test';

/** The window before the desk: set-up, signing in, locked. */
export class DoorView {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  heading(name: RegExp): Locator {
    return this.page.getByRole('heading', { level: 1, name });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
  }

  get alert(): Locator {
    // The place from which a screen reader hears is an alert as well, and mostly empty.
    return this.page.getByRole('alert').filter({ hasText: /\S/u });
  }

  get notices(): Locator {
    return this.page.getByRole('region', { name: /notices/i });
  }

  get connect(): Locator {
    return this.button(/^connect your organisation/i);
  }

  get practice(): Locator {
    return this.button(/try the practice tenant/i);
  }

  get signIn(): Locator {
    return this.button('Sign in');
  }

  get cancel(): Locator {
    return this.button('Cancel');
  }

  get useCode(): Locator {
    return this.button(/use a code on another device/i);
  }

  get waiting(): Locator {
    return this.page.getByRole('heading', { name: /finish signing in in your browser/i });
  }

  /** The code as it is typed, and where. */
  async code(): Promise<{ readonly code: string; readonly page: string }> {
    const region = this.page.getByRole('region', { name: /code for another device/i });
    const page = await region
      .getByText(/^https:\/\//u)
      .first()
      .innerText();
    const letters = await region
      .getByText(/^(?:\S )+\S$/u)
      .first()
      .textContent();
    return { code: (letters ?? '').replaceAll(' ', ''), page };
  }

  get locked(): Locator {
    return this.heading(/the desk is locked/i);
  }

  get unlock(): Locator {
    return this.button(/^unlock/i);
  }

  get signOut(): Locator {
    return this.button(/^sign out/i);
  }

  /** The set-up as somebody types it who has both IDs on paper. */
  async enter(ids: { readonly tenantId: string; readonly clientId: string; readonly organisation: string }): Promise<void> {
    await this.connect.click();
    await this.page.getByRole('textbox', { name: /tenant/i }).fill(ids.tenantId);
    await this.page.getByRole('textbox', { name: /client/i }).fill(ids.clientId);
    await this.page.getByRole('textbox', { name: /organisation/i }).fill(ids.organisation);
    await this.button(/go on to the sign-in/i).click();
  }
}
