import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

/** What one test file came to; summary.ts adds them up after the last. */
export interface Findings {
  readonly counts: Readonly<Record<string, number>>;
  readonly exceptions?: readonly string[];
  /** Published operations that only documentation pages know. */
  readonly unverified?: readonly string[];
  /** Lines that say how many examples could not be replayed, and why. */
  readonly notReplayed?: readonly string[];
}

const folder = join(import.meta.dirname, '../../../out/reports/contract');

export const report = (findings: Findings): void => writeFileSync(join(folder, `${randomUUID()}.json`), JSON.stringify(findings));

export const clearReports = (): void => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
};

export const readReports = (): readonly Findings[] => readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Findings);
