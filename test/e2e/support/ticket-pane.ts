import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** The pane at the right: one ticket, from its reference to its summary. */
export class TicketPane {
  readonly #page: Page;
  readonly root: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.root = page.getByRole('main', { name: /ticket/i });
  }

  get reference(): Locator {
    return this.root.getByRole('textbox', { name: /reference/i });
  }

  /** The button that ends the open step. */
  get continue(): Locator {
    return this.root.getByRole('button', { name: /^continue/i });
  }

  /** The step that is open now, by its heading. */
  step(name: RegExp): Locator {
    return this.root.getByRole('heading', { level: 3, name: new RegExp(`${name.source}.*, now`, 'i') });
  }

  way(name: RegExp): Locator {
    return this.root.getByRole('radio', { name });
  }

  get number(): Locator {
    return this.root.getByRole('group', { name: /number on record/i }).getByRole('radio');
  }

  get calledBack(): Locator {
    return this.root.getByRole('button', { name: /answered/i });
  }

  get sawPhotoId(): Locator {
    return this.root.getByRole('button', { name: /saw the document/i });
  }

  /** Which document was seen. */
  get document(): Locator {
    return this.root.getByRole('combobox', { name: /document/i });
  }

  get managerConfirmed(): Locator {
    return this.root.getByRole('button', { name: /reached the manager/i });
  }

  get checks(): Locator {
    return this.root.getByRole('list', { name: /checks recorded/i }).getByRole('listitem');
  }

  lost(name: RegExp): Locator {
    return this.root.getByRole('group', { name: /lost/i }).getByRole('checkbox', { name });
  }

  /** The hint that another device is probably lost too. */
  get lostToo(): Locator {
    return this.root.getByRole('button', { name: /lost too/i });
  }

  get onlyAPass(): Locator {
    return this.root.getByRole('button', { name: /only a new pass/i });
  }

  get onlyEndSessions(): Locator {
    return this.root.getByRole('button', { name: /only end their sessions/i });
  }

  get plan(): Locator {
    return this.root.getByRole('list', { name: /steps in order/i });
  }

  /** The switch of a step of the plan. */
  planStep(name: RegExp): Locator {
    return this.plan.getByRole('switch', { name });
  }

  /** How long the pass of the plan works. */
  get lifetime(): Locator {
    return this.root.getByRole('combobox', { name: /works for/i });
  }

  get carryOut(): Locator {
    return this.root.getByRole('button', { name: /^carry out/i });
  }

  get checkCaller(): Locator {
    return this.root.getByRole('button', { name: /check the caller/i });
  }

  get proof(): Locator {
    return this.root.getByRole('heading', { name: /^proof/i });
  }

  /** Opens the proof, which is folded to a line while all is as planned. */
  get whatChanged(): Locator {
    return this.root.getByRole('button', { name: /what changed/i });
  }

  /** Methods under Gone, Kept or New of the proof. */
  proved(column: 'Gone' | 'Kept' | 'New'): Locator {
    const heading = this.#page.getByRole('heading', { level: 5, name: new RegExp(`^${column}`) });
    return this.root.locator('div').filter({ has: heading }).last().getByRole('listitem');
  }

  get paused(): Locator {
    return this.root.getByRole('alert').filter({ hasText: /^paused/i });
  }

  get takeUpAgain(): Locator {
    return this.root.getByRole('button', { name: /take up again/i });
  }

  /** The way to a page on which the agent agrees to what the step needs. */
  get agree(): Locator {
    return this.root.getByRole('button', { name: /agree in the browser/i });
  }

  get signInAgain(): Locator {
    return this.root.getByRole('button', { name: /sign in again/i });
  }

  get alert(): Locator {
    return this.root.getByRole('alert');
  }

  get masked(): Locator {
    return this.root.getByRole('img', { name: /hidden/i });
  }

  get code(): Locator {
    return this.root.locator('[data-pass-shown]');
  }

  get spelled(): Locator {
    return this.root.getByRole('list', { name: /spelled/i }).getByRole('listitem');
  }

  get hold(): Locator {
    return this.root.getByRole('button', { name: /hold to show/i });
  }

  get showForAWhile(): Locator {
    return this.root.getByRole('button', { name: /show for|hide now/i });
  }

  get copyCode(): Locator {
    return this.root.getByRole('button', { name: 'Copy', exact: true });
  }

  get codeLost(): Locator {
    return this.root.getByText(/no longer held/i);
  }

  get watching(): Locator {
    return this.root.getByText(/watching for a new method/i);
  }

  get appeared(): Locator {
    return this.root.getByText(/a new method has been registered/i);
  }

  /** The way on when the new method is somebody else's. */
  get notThem(): Locator {
    return this.root.getByRole('button', { name: /not them/i });
  }

  get close(): Locator {
    return this.root.getByRole('button', { name: /close the ticket/i });
  }

  get summary(): Locator {
    return this.root.getByRole('textbox', { name: /summary/i });
  }

  get copySummary(): Locator {
    return this.root.getByRole('button', { name: /copy the summary|copied/i });
  }

  get nextCaller(): Locator {
    return this.root.getByRole('button', { name: /next caller/i });
  }

  async giveReference(reference: string): Promise<void> {
    await this.reference.fill(reference);
    await this.continue.click();
  }

  /** The first number offered is the one least likely to be on what was lost. */
  async callBack(): Promise<void> {
    await this.way(/call back/i).check();
    await this.number.first().check();
    await this.calledBack.click();
    await expect(this.checks).toHaveCount(1);
    await this.continue.click();
  }

  /** A staff card seen in the room, beside the photo where there is one. Nothing of it is filled in beforehand. */
  async photoId(): Promise<void> {
    await this.way(/photo/i).check();
    await this.root.getByRole('radio', { name: /^in person$/i }).check();
    await this.document.selectOption({ label: 'Staff card' });
    const match = this.root.getByRole('radio', { name: /they match/i });
    await expect(match.or(this.root.getByText(/no photo on record/i))).toBeVisible();
    if (await match.isVisible()) await match.check();
    await this.sawPhotoId.click();
  }

  get failedCheck(): Locator {
    return this.root.getByRole('button', { name: /they failed the check/i });
  }

  get recordFailure(): Locator {
    return this.root.getByRole('button', { name: /record the failed check/i });
  }

  /** Everything up to the plan. */
  async planFor(reference: string, lost: readonly RegExp[]): Promise<void> {
    await this.giveReference(reference);
    await this.callBack();
    for (const name of lost) await this.lost(name).check();
    await this.continue.click();
    await expect(this.carryOut).toBeEnabled();
  }

  /** Holds the button, reads the code, lets go. */
  async readCode(): Promise<string> {
    await this.hold.hover();
    await this.#page.mouse.down();
    const code = await this.code.innerText();
    await this.#page.mouse.up();
    await expect(this.code).toHaveCount(0);
    return code;
  }
}
