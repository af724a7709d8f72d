import type { Guide, GuideKind } from '../../contract/guides.ts';
import type { Person } from '../../contract/person.ts';
import type { DeskProfile } from '../../contract/profile.ts';
import { FaultError } from '../fault-error.ts';
import type { ReadOptions } from '../graph/client.ts';
import type { ComposedGuide } from './compose-guide.ts';
import { composeGuide } from './compose-guide.ts';
import type { GuideFacts } from './guide-facts.ts';
import type { GuidePage } from './guide-page.ts';
import { guidePage } from './guide-page.ts';
import { answersOf } from './printed-answers.ts';
import { hasSecondStep } from './registered.ts';
import { dayAt } from './words.ts';

/** What the window system does with a page; Electron's in the app, plain functions in a test. */
export interface GuidePorts {
  /** How many A4 pages it takes. */
  readonly countPages: (page: GuidePage) => Promise<number>;
  /** Asks for a printer. False when the agent cancelled. @throws FaultError when there is none, or it refuses. */
  readonly printPage: (page: GuidePage) => Promise<boolean>;
  /** Asks for a name, and writes the file. Its path, or null when the agent cancelled. @throws FaultError */
  readonly savePage: (page: GuidePage, file: { readonly name: string; readonly as: 'pdf' | 'html' }) => Promise<string | null>;
}

export interface GuidesOptions {
  /** Reads the person, unless that was done so many milliseconds ago. */
  readonly persons: {
    readonly fresh: (
      userId: string,
      maximumAgeMs: number,
      options: ReadOptions,
    ) => Promise<{ readonly person: Pick<Person, 'user' | 'methods' | 'preferences'> }>;
  };
  readonly profile: () => DeskProfile;
  readonly ports: GuidePorts;
  readonly now: () => number;
  /** IANA name of the zone in which the guide is dated. */
  readonly timeZone: () => string;
}

export interface GuideRequest {
  readonly userId: string;
  readonly kind: GuideKind;
}

interface Made {
  readonly guide: Guide;
  readonly page: GuidePage;
  readonly displayName: string;
}

/** Two sides of one sheet: what people keep. */
const mostPages = 2;
/** What was registered at the counter a moment ago has to be on the guide; main reads it, and takes it from no window. */
const readingAgeMs = 5_000;

/** Guides for people: looked at, printed and kept. The same request makes the same guide in all three. */
export class Guides {
  readonly #options: GuidesOptions;

  constructor(options: GuidesOptions) {
    this.#options = options;
  }

  /** @throws FaultError when the person or what they have cannot be read, or there is nothing yet that was set up. */
  async preview(request: GuideRequest, context: ReadOptions): Promise<Guide> {
    return (await this.#make(request, context)).guide;
  }

  async print(request: GuideRequest, context: ReadOptions): Promise<{ printed: boolean }> {
    const { page } = await this.#make(request, context);
    return { printed: await this.#options.ports.printPage(page) };
  }

  async save(request: GuideRequest & { readonly as: 'pdf' | 'html' }, context: ReadOptions): Promise<{ path: string | null }> {
    const { page, displayName } = await this.#make(request, context);
    return { path: await this.#options.ports.savePage(page, { name: `Guide for ${displayName}`, as: request.as }) };
  }

  async #make({ userId, kind }: GuideRequest, context: ReadOptions): Promise<Made> {
    const facts = await this.#factsOf(userId, kind, context);
    // Drawing codes is nothing that every start should read.
    const { drawCode } = await import('./qr-code.ts');
    const all = answersOf(facts.profile);
    const compose = (answers: number): ComposedGuide => composeGuide({ facts, kind, drawCode, answers });
    const measured = new Map<number, number>();
    const pagesWith = async (answers: number): Promise<number> => {
      const pages = measured.get(answers) ?? (await this.#options.ports.countPages(guidePage(compose(answers))));
      measured.set(answers, pages);
      return pages;
    };
    const answers = await mostThatFit(all.length, async (count) => (await pagesWith(count)) <= mostPages);
    const composed = compose(answers);
    return {
      guide: { ...composed, pages: await pagesWith(answers), leftOut: all.slice(answers).map(({ question }) => question) },
      page: guidePage(composed),
      displayName: facts.displayName,
    };
  }

  async #factsOf(userId: string, kind: GuideKind, context: ReadOptions): Promise<GuideFacts> {
    const { persons, profile, now, timeZone } = this.#options;
    const { person } = await persons.fresh(userId, readingAgeMs, context);
    const { user, methods, preferences } = person;
    // "Do it alone" does not rest on them, but what it says of the end of texts does.
    if (!methods.ok) throw new FaultError(methods.fault.code, methods.fault.message, { retryable: methods.fault.retryable });
    const facts: GuideFacts = {
      profile: profile(),
      displayName: user.displayName,
      givenName: user.givenName,
      methods: methods.value,
      isSystemPreferred: preferences.ok ? preferences.value.isSystemPreferredEnabled : null,
      today: dayAt(now(), timeZone()),
    };
    if (kind === 'done' && !hasSecondStep(facts)) {
      throw new FaultError('input.invalid', 'Nothing is set up for the second step yet. Set it up first, or choose “To do alone”.');
    }
    return facts;
  }
}

/** The largest count of which `fits` is true, of 0 to `most`; 0 where none is. Asks few times: each asking renders a page. */
const mostThatFit = async (most: number, fits: (count: number) => Promise<boolean>): Promise<number> => {
  if (await fits(most)) return most;
  let fitting = 0;
  let tooMany = most;
  while (tooMany - fitting > 1) {
    const middle = Math.floor((fitting + tooMany) / 2);
    // oxlint-disable-next-line no-await-in-loop -- each asking depends on the one before
    if (await fits(middle)) fitting = middle;
    else tooMany = middle;
  }
  return fitting;
};
