import { readFileSync, readdirSync, readlinkSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The forms in which a text may lie about: as it is, wide, and inside base64 at any of three offsets. */
const formsOf = (secret: string): readonly Buffer[] => {
  const base64 = [0, 1, 2].map((shift) => {
    const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(secret)]);
    // The first and last group mix with neighbours; what is between them is the same wherever it stands.
    return bytes.toString('base64').replaceAll('=', '').slice(shift === 0 ? 0 : shift + 1, -1);
  });
  return [Buffer.from(secret), Buffer.from(secret, 'utf16le'), Buffer.from(secret, 'utf16le').swap16(), ...base64.map((text) => Buffer.from(text))];
};

const holds = (bytes: Buffer, forms: readonly Buffer[]): boolean => forms.some((form) => bytes.includes(form));

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** Files below the folder that hold the secret in any form, with how many were searched. */
export const filesHolding = (folder: string, secret: string): { readonly searched: number; readonly found: readonly string[] } => {
  const forms = formsOf(secret);
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

/** Processes of the tree whose command line or environment holds the secret. Linux only. */
export const processesHolding = (rootPid: number, secret: string): { readonly searched: number; readonly found: readonly string[] } => {
  const forms = formsOf(secret);
  const pids = treeOf(rootPid);
  const found = pids.flatMap((pid) =>
    ['cmdline', 'environ'].filter((part) => holds(readOrNothing(`/proc/${pid}/${part}`), forms)).map((part) => `${part} of ${programOf(pid)}`),
  );
  return { searched: pids.length, found };
};

const treeOf = (rootPid: number): readonly number[] => {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map((name) => [Number(name), parentOf(name)] as const);
  const tree = new Set([rootPid]);
  for (let before = 0; before !== tree.size; ) {
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
