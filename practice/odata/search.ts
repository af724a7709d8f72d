import { parseFailure, unsupportedQuery } from '../answers.ts';

/** A parsed $search: clauses are "property:text", each wholly inside double quotes. */
export type Search =
  | { readonly op: 'and' | 'or'; readonly left: Search; readonly right: Search }
  | { readonly op: 'clause'; readonly property: string; readonly text: string };

interface Token {
  readonly kind: 'clause' | 'and' | 'or' | '(' | ')' | 'end';
  readonly text: string;
}

const tokenize = (source: string): Token[] => {
  const found: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const char = source.charAt(at);
    if (/\s/u.test(char)) at += 1;
    else if (char === '(' || char === ')') {
      found.push({ kind: char, text: char });
      at += 1;
    } else if (char === '"') {
      let text = '';
      let end = at + 1;
      for (; end < source.length && source.charAt(end) !== '"'; end += 1) {
        if (source.charAt(end) === '\\') end += 1;
        text += source.charAt(end);
      }
      if (end >= source.length) throw parseFailure(`Syntax error: unterminated string literal at position ${at} in '${source}'.`);
      found.push({ kind: 'clause', text });
      at = end + 1;
    } else {
      const word = /^(?:AND|OR)(?=[\s("])/u.exec(source.slice(at))?.[0];
      if (word === undefined) throw parseFailure(`Syntax error: character '${char}' is not valid at position ${at} in '${source}'.`);
      found.push({ kind: word === 'AND' ? 'and' : 'or', text: word });
      at += word.length;
    }
  }
  found.push({ kind: 'end', text: '' });
  return found;
};

/** @throws GraphError 400 where a clause is not quoted or names no property */
export const parseSearch = (source: string): Search => {
  const parts = tokenize(source);
  let next = 0;
  const peek = (): Token => parts[next] ?? { kind: 'end', text: '' };
  const wrong = (): Error => parseFailure(`Syntax error in the $search expression '${source}'.`);

  const factor = (): Search => {
    const token = peek();
    next += 1;
    if (token.kind === '(') {
      const inner = or();
      if (peek().kind !== ')') throw wrong();
      next += 1;
      return inner;
    }
    if (token.kind !== 'clause') throw wrong();
    const colon = token.text.indexOf(':');
    if (colon < 1) throw unsupportedQuery(`Unrecognized search clause '${token.text}'. A clause has the form "property:value".`);
    return { op: 'clause', property: token.text.slice(0, colon).trim(), text: token.text.slice(colon + 1) };
  };
  const and = (): Search => {
    let left = factor();
    while (peek().kind === 'and') {
      next += 1;
      left = { op: 'and', left, right: factor() };
    }
    return left;
  };
  const or = (): Search => {
    let left = and();
    while (peek().kind === 'or') {
      next += 1;
      left = { op: 'or', left, right: and() };
    }
    return left;
  };

  const search = or();
  if (peek().kind !== 'end') throw wrong();
  return search;
};

export const clauses = function* (search: Search): Generator<Extract<Search, { op: 'clause' }>> {
  if (search.op === 'clause') yield search;
  else {
    yield* clauses(search.left);
    yield* clauses(search.right);
  }
};

/**
 * Words, numbers and symbols, each a token, with a break before an upper-case letter that follows a
 * lower-case one; lower case. "OneDrive365 (test)" -> one, drive, 365, (, test, ).
 */
export const tokens = (text: string): string[] => {
  const found: string[] = [];
  for (const match of text.matchAll(/\p{Lu}+(?!\p{Ll})[\p{M}]*|\p{Lu}?[\p{Ll}\p{Lm}\p{Lo}\p{M}]+|\p{N}+|[^\p{L}\p{N}\p{M}\s]/gu))
    found.push(match[0].toLowerCase());
  return found;
};

/** Tokens that are worth looking for: symbols only count where nothing else was typed. */
export const wantedTokens = (text: string): readonly string[] => {
  const all = tokens(text);
  const words = all.filter((token) => /[\p{L}\p{N}]/u.test(token));
  return words.length > 0 ? words : all;
};
