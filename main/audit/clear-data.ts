import type { Json } from './records.ts';

/**
 * Names under which a record's data may stand in the bytes as it is: ids, kinds, counts and times, which say nothing
 * about anybody once the names are gone. Whatever has another name stands apart and can leave, so that a new fact is
 * private until somebody lists it here.
 */
const clearNames: ReadonlySet<string> = new Set([
  // What a write wants, and how it stood before.
  'methodKind',
  'methodId',
  'lifetimeMinutes',
  'isUsableOnce',
  'passIdsBefore',
  'preferred',
  'preferredBefore',
  'validFromBefore',
  // Which step was left out.
  'stepId',
  // How it ended.
  'status',
  'fault',
  'graphRequestId',
  'startUtc',
  'expiresAtUtc',
  'codeLost',
  'passId',
  'createdDateTime',
  // How the caller was checked, without the number.
  'evidence',
  'id',
  'userId',
  'agentId',
  'ticket',
  'strength',
  'recordedAtUtc',
  'observation',
  'kind',
  'document',
  'matchesPhotoOnRecord',
  'answered',
  'managerId',
  'reachedBy',
  'failedCheck',
  'outcome',
  'refusedBecause',
  // What the console did.
  'features',
  'fields',
  'challenge',
  'format',
  'entries',
  'reason',
  'byMs',
]);

/** One word of an id, a kind or a time. A name has spaces, an address an @, a number a plus: none of them passes under any name. */
const word = /^[\w.:/=~-]*$/;

/** Whether the value may stand in the bytes under this name; what is inside an object is asked again. */
export const isClear = (name: string, value: Json): boolean => clearNames.has(name) && isPlain(value);

const isPlain = (value: Json): boolean => {
  if (typeof value === 'string') return word.test(value);
  if (value === null || typeof value !== 'object') return true;
  return Array.isArray(value) ? value.every((item: Json) => isPlainItem(item)) : true;
};

/** A list is kept as one: with an object in it, it stands apart whole. */
const isPlainItem = (item: Json): boolean => (item === null || typeof item !== 'object') && isPlain(item);
