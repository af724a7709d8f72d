import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of this run in which the test files leave their counts. */
    readonly contractReports: string;
  }
}

/** What one test file came to; summary.ts adds them up after the last. */
export interface Findings {
  readonly counts: Readonly<Record<string, number>>;
  readonly exceptions?: readonly string[];
  /** Published operations that only documentation pages know. */
  readonly unverified?: readonly string[];
  /** Lines that say how many examples could not be replayed, and why. */
  readonly notReplayed?: readonly string[];
}

export const report = (findings: Findings): void =>
  writeFileSync(join(inject('contractReports'), `${randomUUID()}.json`), JSON.stringify(findings));

export const readReports = (folder: string): readonly Findings[] =>
  readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Findings);
