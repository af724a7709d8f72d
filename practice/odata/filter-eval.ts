import type { Filter, Literal } from './filter.ts';

/** Reads a property of the object under test by its path. */
export type Getter = (path: string) => unknown;

const fold = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : value);
const DATE = /^\d{4}-\d\d-\d\d(?:[Tt].*)?$/u;

const compare = (actual: unknown, wanted: Literal): number | undefined => {
  if (actual === null || actual === undefined || wanted === null) return (actual ?? null) === wanted ? 0 : undefined;
  if (typeof actual === 'string' && typeof wanted === 'string') {
    if (DATE.test(actual) && DATE.test(wanted)) return Date.parse(actual) - Date.parse(wanted);
    const [a, b] = [actual.toLowerCase(), wanted.toLowerCase()];
    return a < b ? -1 : a > b ? 1 : 0;
  }
  if (typeof actual === 'number' && typeof wanted === 'number') return actual - wanted;
  return fold(actual) === fold(wanted) ? 0 : undefined;
};

/** Does the object behind the getter pass? Strings compare without case, as the directory does. */
export const passes = (filter: Filter, get: Getter): boolean => {
  switch (filter.op) {
    case 'and':
      return passes(filter.left, get) && passes(filter.right, get);
    case 'or':
      return passes(filter.left, get) || passes(filter.right, get);
    case 'not':
      return !passes(filter.of, get);
    case 'in':
      return filter.values.some((value) => compare(get(filter.path), value) === 0);
    case 'startswith':
      return text(get(filter.path)).startsWith(filter.value.toLowerCase());
    case 'endswith':
      return text(get(filter.path)).endsWith(filter.value.toLowerCase());
    case 'contains':
      return text(get(filter.path)).includes(filter.value.toLowerCase());
    case 'any':
    case 'all':
      return passesLambda(filter, get);
    default: {
      const order = compare(get(filter.path), filter.value);
      if (filter.op === 'eq') return order === 0;
      if (filter.op === 'ne') return order !== 0;
      if (order === undefined) return false;
      return filter.op === 'gt' ? order > 0 : filter.op === 'ge' ? order >= 0 : filter.op === 'lt' ? order < 0 : order <= 0;
    }
  }
};

const text = (value: unknown): string => (typeof value === 'string' ? value.toLowerCase() : '');

const passesLambda = (filter: Extract<Filter, { op: 'any' | 'all' }>, get: Getter): boolean => {
  const items = get(filter.path);
  if (!Array.isArray(items)) return false;
  if (filter.of === null) return items.length > 0;
  const { of, variable } = filter;
  const test = (item: unknown): boolean =>
    passes(of, (path) => {
      if (path === variable) return item;
      if (path.startsWith(`${variable}/`)) return readPath(item, path.slice(variable.length + 1));
      return get(path);
    });
  return filter.op === 'any' ? items.some(test) : items.every(test);
};

/** Follows a path through plain objects, names without case. */
export const readPath = (value: unknown, path: string): unknown => {
  let at: unknown = value;
  for (const segment of path.split('/')) {
    if (typeof at !== 'object' || at === null) return undefined;
    const wanted = segment.toLowerCase();
    at = Object.entries(at).find(([key]) => key.toLowerCase() === wanted)?.[1];
  }
  return at;
};

/** Every comparison in the filter with its path, for rules about what may be filtered how. */
export const leaves = function* (
  filter: Filter,
  negated = false,
): Generator<{ readonly path: string; readonly op: string; readonly value: Literal | undefined; readonly negated: boolean }> {
  switch (filter.op) {
    case 'and':
    case 'or':
      yield* leaves(filter.left, negated);
      yield* leaves(filter.right, negated);
      return;
    case 'not':
      yield* leaves(filter.of, true);
      return;
    case 'any':
    case 'all':
      if (filter.of === null) yield { path: filter.path, op: filter.op, value: undefined, negated };
      else
        for (const leaf of leaves(filter.of, negated))
          yield {
            ...leaf,
            path: leaf.path === filter.variable ? filter.path : leaf.path.replace(`${filter.variable}/`, `${filter.path}/`),
          };
      return;
    case 'in':
      yield { path: filter.path, op: 'in', value: filter.values[0], negated };
      return;
    default:
      yield { path: filter.path, op: filter.op, value: filter.value, negated };
  }
};

/** Parts joined by "and" at the top, for index hints. */
export const conjuncts = function* (filter: Filter): Generator<Filter> {
  if (filter.op === 'and') {
    yield* conjuncts(filter.left);
    yield* conjuncts(filter.right);
  } else yield filter;
};
