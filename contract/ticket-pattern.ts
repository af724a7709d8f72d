/**
 * A desk's pattern of a ticket reference, matched in a time that the length of pattern and text bound. JavaScript's own
 * engine tries one way after the other, and needs longer than anybody waits for some patterns ((a+)+$); here all ways are
 * followed at once, one character at a time (Thompson, "Regular Expression Search Algorithm", 1968). What cannot be followed so,
 * looking around and referring back, is refused where the pattern is set.
 */

/** What one more character may be, or what must hold between two. */
type Condition = { readonly takes: RegExp } | { readonly holds: (text: readonly string[], at: number) => boolean };
/** Where a match goes on: after a condition, or at once. */
type State = { readonly on: Condition; to: number } | { readonly to: readonly number[] };

type Part =
  | Condition
  | { readonly all: readonly Part[] }
  | { readonly either: readonly Part[] }
  | { readonly repeated: Part; readonly least: number; readonly most: number };

/** Of the 200 characters that a pattern may have, `{1000}` inside `{1000}` would make a million. */
const mostStates = 2_000;
/** A reference has 64. */
const longestText = 64;

class Unfit extends Error {}

const tooLarge = 'Takes too long to match: repeat fewer times, or fewer parts inside one another.';
const looksAround =
  'Must not look ahead or behind, or refer back to a group: such a pattern can take for ever. Write out what the reference looks like.';

const isRegExp = (pattern: string): boolean => {
  try {
    return Boolean(new RegExp(`^(?:${pattern})$`, 'u'));
  } catch {
    return false;
  }
};

/** What is wrong with it, as a sentence; null when it can be used. */
export const ticketPatternProblem = (pattern: string): string | null => {
  if (!isRegExp(pattern)) return 'Must be a regular expression.';
  try {
    statesOf(pattern);
    return null;
  } catch (error) {
    if (error instanceof Unfit) return error.message;
    throw error;
  }
};

/** Whether the whole text is a reference as the pattern has it. False for a pattern that cannot be used, as for a text that is too long for one. */
export const fitsTicketPattern = (text: string, pattern: string): boolean => {
  const characters = [...text];
  if (characters.length > longestText || ticketPatternProblem(pattern) !== null) return false;
  const states = statesOf(pattern);
  let now = reached(states, [0], characters, 0);
  for (const [at, character] of characters.entries()) {
    const next: number[] = [];
    for (const index of now) {
      const state = states[index];
      if (state && 'on' in state && 'takes' in state.on && state.on.takes.test(character)) next.push(state.to);
    }
    if (next.length === 0) return false;
    now = reached(states, next, characters, at + 1);
  }
  return now.has(states.length);
};

/** All states that are reached without another character. The one after the last is the end. */
const reached = (states: readonly State[], from: readonly number[], text: readonly string[], at: number): ReadonlySet<number> => {
  const found = new Set<number>();
  const open = [...from];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (found.has(index)) continue;
    found.add(index);
    const state = states[index];
    if (state === undefined) continue;
    if (!('on' in state)) open.push(...state.to);
    else if ('holds' in state.on && state.on.holds(text, at)) open.push(state.to);
  }
  return found;
};

const statesOf = (pattern: string): readonly State[] => {
  const states: State[] = [];
  const add = (state: State): void => {
    if (states.length >= mostStates) throw new Unfit(tooLarge);
    states.push(state);
  };
  /** A fork whose ways are set once they are known. */
  const fork = (): ((...to: number[]) => void) => {
    const at = states.length;
    add({ to: [] });
    return (...to) => void (states[at] = { to });
  };
  let built = 0;
  const build = (part: Part): void => {
    // A repeated nothing makes no state, and takes its time all the same.
    built += 1;
    if (built > 4 * mostStates) throw new Unfit(tooLarge);
    if ('all' in part) {
      part.all.forEach(build);
    } else if ('either' in part) {
      const begin = fork();
      const begins: number[] = [];
      const ends = part.either.map((way) => {
        begins.push(states.length);
        build(way);
        return fork();
      });
      begin(...begins);
      for (const end of ends) end(states.length);
    } else if ('repeated' in part) {
      const { repeated, least, most } = part;
      for (let times = 0; times < least; times += 1) build(repeated);
      if (most === Infinity) {
        const at = states.length;
        const begin = fork();
        build(repeated);
        fork()(at);
        begin(at + 1, states.length);
        return;
      }
      const ways: [ReturnType<typeof fork>, number][] = [];
      for (let times = least; times < most; times += 1) {
        ways.push([fork(), states.length]);
        build(repeated);
      }
      for (const [way, next] of ways) way(next, states.length);
    } else {
      add({ on: part, to: states.length + 1 });
    }
  };
  build(parse(pattern));
  return states;
};

const isWord = (character: string | undefined): boolean => character !== undefined && /^\w$/u.test(character);
const isAtEdge = (text: readonly string[], at: number): boolean => isWord(text[at - 1]) !== isWord(text[at]);

const anchors: Readonly<Record<string, Condition>> = {
  '^': { holds: (_, at) => at === 0 },
  $: { holds: (text, at) => at === text.length },
  '\\b': { holds: isAtEdge },
  '\\B': { holds: (text, at) => !isAtEdge(text, at) },
};

/** One character's worth of a pattern in the engine's own words: a class, an escape, or the character itself. */
const single =
  /^(?:\[(?:\\.|[^\]\\])*\]|\\u\{[0-9a-f]+\}|\\u[0-9a-f]{4}(?:\\u[0-9a-f]{4})?|\\x[0-9a-f]{2}|\\p\{[^}]*\}|\\c[a-z]|\\.|[^\\])/isu;
const quantifier = /^(?:[*+?]|\{(?<least>\d+)(?<more>,(?<most>\d*))?\})\??/u;

/** Takes a pattern apart that is known to be a regular expression with the flag `u`, where nothing can be read in two ways. */
const parse = (pattern: string): Part => {
  let rest = pattern;
  const take = (match: string): string => {
    rest = rest.slice(match.length);
    return match;
  };
  const times = (): { readonly least: number; readonly most: number } | null => {
    const found = quantifier.exec(rest);
    if (found === null) return null;
    take(found[0]);
    const { least, more, most } = found.groups ?? {};
    if (least !== undefined) return { least: Number(least), most: more === undefined ? Number(least) : most ? Number(most) : Infinity };
    return { least: found[0].startsWith('+') ? 1 : 0, most: found[0].startsWith('?') ? 1 : Infinity };
  };
  const one = (): Part => {
    if (rest.startsWith('(')) {
      const begin = /^\((?:\?(?::|<(?![=!])[^>]*>|.))?/su.exec(rest)?.[0] ?? '';
      if (begin.startsWith('(?') && begin !== '(?:' && !begin.startsWith('(?<')) throw new Unfit(looksAround);
      if (begin === '(?<') throw new Unfit(looksAround);
      take(begin);
      const inside = either();
      take(')');
      return inside;
    }
    const text = take(single.exec(rest)?.[0] ?? rest);
    if (/^\\[1-9k]/u.test(text)) throw new Unfit(looksAround);
    return anchors[text] ?? { takes: new RegExp(`^${text}$`, 'u') };
  };
  const isAtEnd = (): boolean => rest === '' || /^[|)]/u.test(rest);
  const all = (): Part => {
    const parts: Part[] = [];
    while (!isAtEnd()) {
      const part = one();
      const many = times();
      parts.push(many === null ? part : { repeated: part, ...many });
    }
    return { all: parts };
  };
  const either = (): Part => {
    const ways = [all()];
    while (rest.startsWith('|')) {
      take('|');
      ways.push(all());
    }
    return ways.length === 1 && ways[0] ? ways[0] : { either: ways };
  };
  return either();
};
