import { exceptions } from '../exceptions.ts';
import type { Exception, Part } from '../exceptions.ts';

/** Gathers what one test file finds, sets aside what is excused by name, and knows which excuses were not needed. */
export class Ledger {
  readonly #part: Part;
  readonly #used = new Set<Exception>();
  readonly #problems = new Map<string, number>();

  constructor(part: Part) {
    this.#part = part;
  }

  /** @param where the operation's or the example's name */
  note(where: string, problems: readonly string[]): void {
    for (const problem of problems) {
      const excuse = exceptions.find((one) => one.part === this.#part && one.where.test(where) && one.problem.test(problem));
      if (excuse !== undefined) this.#used.add(excuse);
      else {
        const line = `${where}: ${problem}`;
        this.#problems.set(line, (this.#problems.get(line) ?? 0) + 1);
      }
    }
  }

  /** What nobody excused, each once, with how often it was seen. */
  unexplained(): readonly string[] {
    return [...this.#problems].map(([line, times]) => (times === 1 ? line : `${line} (${times} times)`));
  }

  /** Names of this part's exceptions that were needed. */
  used(): readonly string[] {
    return [...this.#used].map((one) => one.name);
  }

  /** Names of this part's exceptions that were not: they must be taken out. */
  stale(): readonly string[] {
    return exceptions.filter((one) => one.part === this.#part && !this.#used.has(one)).map((one) => one.name);
  }
}
