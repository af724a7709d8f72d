import type { FakeDesk } from '../fake-desk.ts';

/** Where the elements of a role stand, for those that the window uses. */
const places = {
  button: 'button',
  checkbox: 'input[type="checkbox"]',
  combobox: '[role="combobox"]',
  heading: 'h1, h2, h3, h4, h5',
  menuitem: '[role="menuitem"]',
  menuitemradio: '[role="menuitemradio"]',
  option: '[role="option"]',
  radio: 'input[type="radio"]',
  row: '[role="row"]:not(:has([role="columnheader"])), tbody tr',
  searchbox: '[role="searchbox"]',
  tab: '[role="tab"]',
  textbox: 'input:not([type]), input[type="text"], textarea',
} as const;

export type Role = keyof typeof places;

/** How long something may take to appear before the state counts as not reached. */
const patienceMs = 20_000;
const pause = (): Promise<void> => new Promise((done) => setTimeout(done, 20));

const labelled = (element: Element): string | null => {
  const ids = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
  const text = ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
  return text.trim() === '' ? null : text;
};

const nameOf = (element: HTMLElement): string => {
  const labels = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? [...(element.labels ?? [])] : [];
  const label = labels.map((one) => one.textContent).join(' ');
  return element.getAttribute('aria-label') ?? labelled(element) ?? (label === '' ? element.textContent : label);
};

/** Fluent's radios and checkboxes are there and transparent, so only what is not laid out at all counts as hidden. */
const isShown = (element: HTMLElement): boolean => element.checkVisibility();

/**
 * Somebody who works at the window from inside it: finds things by role and name, as a screen reader does, and waits until
 * they are there. Enough to get from one state of the window to the next; tests of the window use a real browser's own input.
 */
export class Visitor {
  readonly desk: FakeDesk;

  constructor(desk: FakeDesk) {
    this.desk = desk;
  }

  /** @throws Error when it does not appear. */
  async find(role: Role, name: RegExp = /(?:)/u): Promise<HTMLElement> {
    return this.#until(`${role} ${name.source}`, () =>
      [...document.querySelectorAll<HTMLElement>(places[role])].find((element) => isShown(element) && name.test(nameOf(element).trim())),
    );
  }

  /** Waits until the text stands somewhere on the page. */
  async see(text: string): Promise<void> {
    await this.#until(`"${text}"`, () => (document.body.innerText.includes(text) ? true : undefined));
  }

  async click(role: Role, name?: RegExp): Promise<void> {
    const element = await this.find(role, name);
    // Not before it may be used, as a person would wait.
    await this.#until(`${nameOf(element)}, ready`, () => (element.matches(':disabled, [aria-disabled="true"]') ? undefined : true));
    element.focus();
    element.click();
  }

  async fill(role: 'combobox' | 'searchbox' | 'textbox', name: RegExp, text: string): Promise<void> {
    const field = await this.find(role, name);
    if (!(field instanceof HTMLInputElement)) throw new Error(`${name.source} is no field for one line of text.`);
    field.focus();
    // React listens to the field's own setter, so the one below it is used, and the change is told.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }

  /** A key in whatever has the focus. */
  press(key: string): void {
    for (const type of ['keydown', 'keyup'])
      (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent(type, { key, bubbles: true }));
  }

  async #until<T>(what: string, look: () => T | undefined): Promise<T> {
    const end = performance.now() + patienceMs;
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      if (performance.now() > end) throw new Error(`${what} did not appear.`);
      await pause();
    }
  }
}
