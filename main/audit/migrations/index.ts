import { entries } from './0001-entries.ts';
import { textsApart } from './0002-texts-apart.ts';
import { clock } from './0003-clock.ts';
import type { Migration } from './migration.ts';

/** In order. A released migration is never edited: what it did is in journals out there. */
export const migrations: readonly Migration[] = [entries, textsApart, clock];

/** The newest format this version of the console can read and write. */
export const newestVersion = migrations.length;
