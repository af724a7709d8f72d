import type { Page } from '@playwright/test';
import { readFileSync, readdirSync, readlinkSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The forms in which a text may lie about: as it is, wide, and inside base64 at any of three offsets. */
const formsOf = (secret: string): readonly Buffer[] => {
  const base64 = [0, 1, 2].map((shift) => {
    const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(secret)]);
    // The first and last group mix with neighbours; what is between them is the same wherever it stands.
    return bytes
      .toString('base64')
      .replaceAll('=', '')
      .slice(shift === 0 ? 0 : shift + 1, -1);
  });
  return [
    Buffer.from(secret),
    Buffer.from(secret, 'utf16le'),
    Buffer.from(secret, 'utf16le').swap16(),
    ...base64.map((text) => Buffer.from(text)),
  ];
};

const holds = (bytes: Buffer, forms: readonly Buffer[]): boolean => forms.some((form) => bytes.includes(form));

/** One secret, or any of several. */
type Secrets = string | readonly string[];

const formsOfAny = (secrets: Secrets): readonly Buffer[] => [secrets].flat().flatMap(formsOf);

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** Files below the folder that hold a secret in any form, with how many were searched. */
export const filesHolding = (folder: string, secrets: Secrets): { readonly searched: number; readonly found: readonly string[] } => {
  const forms = formsOfAny(secrets);
  let searched = 0;
  const found = filesIn(folder).filter((file) => {
    // Chromium's own files come and go while the app runs.
    if (statSync(file, { throwIfNoEntry: false }) === undefined) return false;
    const bytes = readOrNothing(file);
    searched += 1;
    return holds(bytes, forms);
  });
  return { searched, found };
};

/** Processes of the tree whose command line or environment holds a secret. Linux only. */
export const processesHolding = (rootPid: number, secrets: Secrets): { readonly searched: number; readonly found: readonly string[] } => {
  const forms = formsOfAny(secrets);
  const pids = treeOf(rootPid);
  const found = pids.flatMap((pid) =>
    ['cmdline', 'environ']
      .filter((part) => holds(readOrNothing(`/proc/${pid}/${part}`), forms))
      .map((part) => `${part} of ${programOf(pid)}`),
  );
  return { searched: pids.length, found };
};

/** V8 cuts longer texts in a snapshot. */
const longestInSnapshot = 1_000;

/**
 * Which of the secrets are in the memory of a window's scripts (the texts of a heap snapshot, after a garbage
 * collection) or in its document, in any form; with how many characters were searched.
 */
export const windowHolding = async (
  page: Page,
  secrets: readonly string[],
): Promise<{ readonly searched: number; readonly found: readonly string[] }> => {
  const devtools = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  devtools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await devtools.send('HeapProfiler.takeHeapSnapshot', { captureNumericValue: false });
  await devtools.detach();
  const snapshot = chunks.join('');
  // What comes before are numbers, and ten times as many.
  const bytes = Buffer.from(`${snapshot.slice(snapshot.lastIndexOf('"strings":['))}${await page.content()}`);
  // In the snapshot's JSON a quote of the secret stands behind a backslash.
  const asStored = (secret: string) =>
    new Set([secret, JSON.stringify(secret).slice(1, -1)].map((text) => text.slice(0, longestInSnapshot)));
  return { searched: bytes.length, found: secrets.filter((secret) => holds(bytes, [...asStored(secret)].flatMap(formsOf))) };
};

const treeOf = (rootPid: number): readonly number[] => {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map((name) => [Number(name), parentOf(name)] as const);
  const tree = new Set([rootPid]);
  for (let before = 0; before !== tree.size;) {
    before = tree.size;
    for (const [pid, parent] of parents) if (tree.has(parent)) tree.add(pid);
  }
  return [...tree];
};

/** The fourth field of /proc/N/stat; the second may hold spaces and brackets. */
const parentOf = (pid: string): number => {
  const stat = readOrNothing(`/proc/${pid}/stat`).toString('utf8');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? 0);
};

const programOf = (pid: number): string => {
  try {
    return readlinkSync(`/proc/${pid}/exe`);
  } catch {
    return String(pid);
  }
};

const readOrNothing = (file: string): Buffer => {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
};
