import { entries } from './0001-entries.ts';

export interface Migration {
  /** What `PRAGMA user_version` reads once it has run; from 1, without gaps. */
  readonly version: number;
  readonly sql: string;
}

/** In order. A released migration is never edited: what it did is in journals out there. */
export const migrations: readonly Migration[] = [entries];

/** The newest format this version of the console can read and write. */
export const newestVersion = migrations.length;
