import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { exceptions } from './exceptions.ts';
import { readReports } from './support/report.ts';

/** Vitest's global setup of the contract tests: gives the test files a place for their counts, and prints the sum when all is done. */
export const setup = (project: TestProject): (() => void) => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-contract-'));
  project.provide('contractReports', folder);
  return () => {
    const reports = readReports(folder);
    rmSync(folder, { recursive: true, force: true });
    const lines = reports.flatMap(({ counts }) => Object.entries(counts).map(([what, count]) => `  ${String(count).padStart(6)}  ${what}`));
    const used = new Set(reports.flatMap((one) => one.exceptions ?? []));
    const named = exceptions.filter(({ name }) => used.has(name)).map(({ part, name, reason }) => `  [${part}] ${name}: ${reason}`);
    const unverified = [...new Set(reports.flatMap((one) => one.unverified ?? []))].map((name) => `  ${name}`);
    const notReplayed = reports.flatMap((one) => one.notReplayed ?? []).map((line) => `  ${line}`);
    process.stdout.write(
      [
        '',
        'Contract with the published descriptions',
        ...lines.toSorted(),
        ...section(`Examples not replayed, by reason`, notReplayed),
        ...section(`${named.length} named exceptions`, named),
        ...section(`${unverified.length} operations that only documentation pages know`, unverified),
        '',
      ].join('\n'),
    );
  };
};

const section = (title: string, lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : [title, ...lines]);
