import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { z } from 'zod';
import { FaultError } from '../fault-error.ts';

/** For a schema that is used once at the start: to compile a parser for it takes longer than to go through it. */
export const readOnce = { jitless: true } as const;

export interface SettingsRead<T> {
  readonly value: T;
  /** A sentence for the agent when the file could not be used; null when all is well. */
  readonly notice: string | null;
}

/**
 * Reads one JSON settings file by its schema. A missing file gives the defaults; an unreadable one is
 * set aside under a name that is said, never overwritten, and the defaults are used.
 */
export const readSettings = <T extends z.ZodType>(
  file: string,
  schema: T,
  words: {
    readonly what: string;
    /** What holds in its place, as the end of a sentence. */
    readonly otherwise?: string;
    readonly now: () => number;
  },
): SettingsRead<z.infer<T>> => {
  const otherwise = words.otherwise ?? 'the defaults are used';
  let text: string;
  try {
    // Editors on Windows put a byte order mark before the text; JSON knows none.
    text = readFileSync(file, 'utf8').replace(/^\uFEFF/u, '');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { value: schema.parse({}, readOnce), notice: null };
    return {
      value: schema.parse({}, readOnce),
      notice: `${words.what} (${basename(file)}) could not be opened. Until it can, ${otherwise}.`,
    };
  }
  const problem = problemWith(text, schema);
  if (problem === null) return { value: schema.parse(JSON.parse(text), readOnce), notice: null };
  const aside = setAside(file, words.now);
  if (aside === null) {
    return {
      value: schema.parse({}, readOnce),
      notice: `${words.what} (${basename(file)}) could not be read: ${problem} Now ${otherwise}; mend the file and start again.`,
    };
  }
  return {
    value: schema.parse({}, readOnce),
    notice: `${words.what} could not be read: ${problem} It was set aside as ${aside} in ${dirname(file)}; ${otherwise}.`,
  };
};

/** Moves a file that cannot be used out of the way. @returns its new name; null when it cannot be moved. */
export const setAside = (file: string, now: () => number): string | null => {
  const aside = `${basename(file, '.json')}.unreadable-${new Date(now()).toISOString().replaceAll(/[:.]/gu, '-')}.json`;
  try {
    renameSync(file, join(dirname(file), aside));
    return aside;
  } catch {
    return null;
  }
};

const problemWith = (text: string, schema: z.ZodType): string | null => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return 'it is not JSON.';
  }
  const parsed = schema.safeParse(json, readOnce);
  if (parsed.success) return null;
  const issue = parsed.error.issues[0];
  return `${issue?.path.map(String).join('.') || 'the file'}: ${issue?.message ?? 'not as expected'}.`;
};

/** Replaces the file in one step, so that a crash leaves the old or the new one. @throws FaultError `settings.unreadable` */
export const writeSettings = (file: string, value: unknown, failed = 'The settings could not be saved.'): void => {
  const next = `${file}.next`;
  try {
    writeFileSync(next, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600, flush: true });
    renameSync(next, file);
  } catch (error) {
    throw new FaultError('settings.unreadable', `${failed} Check that the disk is not full and try again.`, { cause: error });
  }
};
