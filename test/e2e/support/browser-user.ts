import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { BrowserOrders } from '../../support/system-browser/browser-orders.ts';

/** Whoever sits at the system browser and does there what the console asks for. */
export class BrowserUser {
  readonly #orders: BrowserOrders;
  readonly page: Page;
  #seen = 0;

  constructor(orders: BrowserOrders, page: Page) {
    this.#orders = orders;
    this.page = page;
  }

  /** The next address that the console sent the browser to. */
  async sentTo(): Promise<URL> {
    const next = async () => (await this.#orders.addresses())[this.#seen];
    await expect.poll(next, { message: 'the browser is sent somewhere' }).toBeDefined();
    const address = await next();
    this.#seen += 1;
    return new URL(address ?? '');
  }

  /** How many addresses the console has sent that nobody looked at yet. */
  async waiting(): Promise<number> {
    return (await this.#orders.addresses()).length - this.#seen;
  }

  /** Opens the next page, and leaves it open. */
  async open(): Promise<URL> {
    const address = await this.sentTo();
    await this.page.goto(address.href);
    return address;
  }

  /** Chooses the account on the page that is open. */
  async choose(account: string): Promise<void> {
    await this.page.getByRole('radio', { name: account }).check();
    await this.page.getByRole('button', { name: 'Sign in' }).click();
  }

  /** Opens the next page and signs in there, until it says to go back. Returns the address that the console had sent. */
  async signIn(account: string): Promise<URL> {
    const address = await this.open();
    await this.choose(account);
    await expect(this.page.getByRole('heading', { name: 'Go back to Latchkey' })).toBeVisible();
    return address;
  }

  /** Opens the next page and says no. */
  async decline(): Promise<URL> {
    const address = await this.open();
    await this.page.getByRole('button', { name: 'Cancel' }).click();
    await expect(this.page.getByRole('heading', { name: 'Not signed in' })).toBeVisible();
    return address;
  }
}

/** Graph's scopes of an authorize request, as bare names. */
export const scopesAsked = (address: URL): readonly string[] =>
  (address.searchParams.get('scope') ?? '')
    .split(' ')
    .filter((scope) => scope.startsWith('https://graph.microsoft.com/'))
    .map((scope) => scope.slice('https://graph.microsoft.com/'.length))
    .toSorted();
