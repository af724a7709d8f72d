import { Secret } from '../secret.ts';
import { isSecretName, redactText } from './redact.ts';

export const LogLevel = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LogLevel)[number];

const maximumDepth = 6;
const maximumItems = 50;
const maximumText = 4_000;
const maximumRecord = 16_000;
/** Values looked at for one record, so that shared or wide structures cannot stall main. */
const maximumValues = 2_000;

interface Walk {
  readonly live: readonly string[];
  readonly above: Set<object>;
  left: number;
}

/**
 * One record as one line of JSON without its line feed. Any input makes exactly one line of at
 * most 16,000 characters: cycles, throwing getters, bigints, huge texts and line separators too.
 */
export const formatRecord = (
  record: { readonly atUtc: string; readonly level: LogLevel; readonly event: string; readonly facts: unknown },
  liveSecrets: readonly string[] = [],
): string => {
  const head = { atUtc: record.atUtc, level: record.level, event: clip(record.event, liveSecrets) };
  const facts = toPlain(record.facts, 0, { live: liveSecrets, above: new Set(), left: maximumValues });
  const line = JSON.stringify(facts === undefined ? head : { ...head, facts });
  const bounded = line.length <= maximumRecord ? line : JSON.stringify({ ...head, facts: '(too large)' });
  // JSON allows these two raw, but some readers take them for line ends.
  return bounded.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
};

const clip = (text: string, liveSecrets: readonly string[]): string => {
  // Redact before cutting, or a cut could leave half of a token that no longer looks like one.
  const safe = redactText(text.slice(0, maximumText * 4), liveSecrets);
  return safe.length <= maximumText ? safe : `${safe.slice(0, maximumText)}… (${text.length} characters)`;
};

const toPlain = (value: unknown, depth: number, walk: Walk): unknown => {
  walk.left -= 1;
  if (walk.left < 0) return '(more)';
  switch (typeof value) {
    case 'string':
      return clip(value, walk.live);
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'boolean':
    case 'undefined':
      return value;
    case 'bigint':
      return clip(String(value), walk.live);
    case 'object':
      return value === null ? null : objectToPlain(value, depth, walk);
    default:
      return `(${typeof value})`;
  }
};

const objectToPlain = (value: object, depth: number, walk: Walk): unknown => {
  if (walk.above.has(value)) return '(cycle)';
  if (depth >= maximumDepth) return '(deep)';
  walk.above.add(value);
  try {
    if (value instanceof Secret) return value.toJSON();
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
    if (value instanceof URL) return clip(value.href, walk.live);
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `(${value.byteLength} bytes)`;
    if (value instanceof Map) return arrayToPlain([...value.entries()], depth, walk);
    if (value instanceof Set) return arrayToPlain([...value], depth, walk);
    if (Array.isArray(value)) return arrayToPlain(value, depth, walk);
    return fieldsToPlain(value, depth, walk);
  } catch {
    return '(unreadable)';
  } finally {
    walk.above.delete(value);
  }
};

const fieldsToPlain = (value: object, depth: number, walk: Walk): Record<string, unknown> => {
  const plain: Record<string, unknown> = {};
  const names = value instanceof Error ? errorNames(value) : Object.keys(value);
  for (const name of names.slice(0, maximumItems)) {
    plain[clip(name, walk.live)] = isSecretName(name) ? '«secret»' : toPlain(read(value, name), depth + 1, walk);
  }
  if (names.length > maximumItems) plain['…'] = `${names.length - maximumItems} more`;
  return plain;
};

const arrayToPlain = (value: readonly unknown[], depth: number, walk: Walk): unknown[] => {
  const items = value.slice(0, maximumItems).map((item) => toPlain(item, depth + 1, walk) ?? null);
  return value.length > maximumItems ? [...items, `… ${value.length - maximumItems} more`] : items;
};

/** An error's telling parts are not enumerable. */
const errorNames = (error: Error): string[] => {
  const telling = ['name', 'message', 'stack', 'cause'].filter((name) => read(error, name) !== undefined);
  return [...new Set([...telling, ...Object.keys(error)])];
};

const read = (value: object, name: string): unknown => {
  try {
    return (value as Record<string, unknown>)[name];
  } catch {
    return '(unreadable)';
  }
};
