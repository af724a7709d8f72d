import { randomUUID } from 'node:crypto';
import type { JournalResult } from '../../contract/journal.ts';
import type { Notice } from '../../contract/session.ts';
import type { StoredIntent } from '../audit/reader.ts';

const kept = 20;

/** Sentences that wait for the agent: settings set aside, writes decided while nobody looked. */
export class Notices {
  readonly #notices: Notice[];
  readonly #changed: (notices: Notice[]) => void;

  constructor(atStart: readonly string[], changed: (notices: Notice[]) => void) {
    this.#changed = changed;
    this.#notices = atStart.map((message, index) => ({ id: `start-${index}`, level: 'caution', message }));
  }

  decided(intent: StoredIntent, result: JournalResult): void {
    const happened = result === 'succeeded' ? 'It did happen' : 'It did not happen';
    this.#notices.unshift({
      id: intent.id,
      level: 'info',
      message: `The answer to an earlier step for ${subjectOf(intent)} (${intent.ticket ?? 'no ticket'}) was missing. ${happened}, as read from the directory.`,
    });
    this.#notices.splice(kept);
    this.#changed(this.list());
  }

  add(message: string): void {
    this.#notices.unshift({ id: randomUUID(), level: 'caution', message });
    this.#notices.splice(kept);
    this.#changed(this.list());
  }

  list(): Notice[] {
    return [...this.#notices];
  }
}

const subjectOf = ({ person }: StoredIntent): string =>
  person === null ? 'the tenant' : (person.displayName ?? `the person with the object id ${person.id}`);
