import { parseFailure } from '../answers.ts';

/** A parsed $filter. Property paths keep their spelling; compare them without case. */
export type Literal = string | number | boolean | null;
export type Filter =
  | { readonly op: 'and' | 'or'; readonly left: Filter; readonly right: Filter }
  | { readonly op: 'not'; readonly of: Filter }
  | { readonly op: 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le'; readonly path: string; readonly value: Literal }
  | { readonly op: 'in'; readonly path: string; readonly values: readonly Literal[] }
  | { readonly op: 'startswith' | 'endswith' | 'contains'; readonly path: string; readonly value: string }
  | { readonly op: 'any' | 'all'; readonly path: string; readonly variable: string; readonly of: Filter | null };

interface Token {
  readonly kind: 'word' | 'string' | 'punctuation' | 'end';
  readonly text: string;
  readonly at: number;
}

const TOKEN = /\s*(?:(?<string>'(?:[^']|'')*')|(?<word>[A-Za-z0-9_$.@:+\-/]+)|(?<punctuation>[(),]))/uy;

const tokenize = (text: string): Token[] => {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    if (text.slice(TOKEN.lastIndex).trim() === '') break;
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match?.groups === undefined) throw parseFailure(`Invalid filter clause: syntax error at position ${at} in '${text}'.`);
    const { string, word, punctuation } = match.groups;
    if (string !== undefined) tokens.push({ kind: 'string', text: string.slice(1, -1).replaceAll("''", "'"), at });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word, at });
    else tokens.push({ kind: 'punctuation', text: punctuation ?? '', at });
  }
  tokens.push({ kind: 'end', text: '', at: text.length });
  return tokens;
};

const COMPARISONS = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const;
const FUNCTIONS = ['startswith', 'endswith', 'contains'] as const;
const isOneOf = <T extends string>(list: readonly T[], text: string): text is T => list.some((item) => item === text);

class Parser {
  readonly #tokens: Token[];
  readonly #text: string;
  #next = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = tokenize(text);
  }

  parse(): Filter {
    const filter = this.#or();
    if (this.#peek().kind !== 'end') throw this.#wrong();
    return filter;
  }

  #peek(): Token {
    return this.#tokens[this.#next] ?? { kind: 'end', text: '', at: this.#text.length };
  }

  #take(): Token {
    const token = this.#peek();
    this.#next += 1;
    return token;
  }

  #wrong(): Error {
    return parseFailure(`Invalid filter clause: syntax error at position ${this.#peek().at} in '${this.#text}'.`);
  }

  #punctuation(text: string): void {
    const token = this.#take();
    if (token.kind !== 'punctuation' || token.text !== text) {
      this.#next -= 1;
      throw this.#wrong();
    }
  }

  #isWord(text: string): boolean {
    const token = this.#peek();
    return token.kind === 'word' && token.text.toLowerCase() === text;
  }

  #isPunctuation(text: string): boolean {
    const token = this.#peek();
    return token.kind === 'punctuation' && token.text === text;
  }

  #or(): Filter {
    let left = this.#and();
    while (this.#isWord('or')) {
      this.#take();
      left = { op: 'or', left, right: this.#and() };
    }
    return left;
  }

  #and(): Filter {
    let left = this.#unary();
    while (this.#isWord('and')) {
      this.#take();
      left = { op: 'and', left, right: this.#unary() };
    }
    return left;
  }

  #unary(): Filter {
    if (this.#isWord('not')) {
      this.#take();
      return { op: 'not', of: this.#unary() };
    }
    if (this.#isPunctuation('(')) {
      this.#take();
      const inner = this.#or();
      this.#punctuation(')');
      return inner;
    }
    return this.#comparison();
  }

  #comparison(): Filter {
    const token = this.#take();
    if (token.kind !== 'word') {
      this.#next -= 1;
      throw this.#wrong();
    }
    if (this.#isPunctuation('(')) {
      const name = token.text.toLowerCase();
      if (isOneOf(FUNCTIONS, name)) return this.#function(name);
      const lambda = /^(?<path>.+)\/(?<op>any|all)$/iu.exec(token.text)?.groups;
      if (lambda?.['path'] !== undefined) return this.#lambda(lambda['path'], lambda['op']?.toLowerCase() === 'all' ? 'all' : 'any');
      throw this.#wrong();
    }
    const op = this.#take().text.toLowerCase();
    if (op === 'in') {
      this.#punctuation('(');
      const values: Literal[] = [this.#literal()];
      while (this.#isPunctuation(',')) {
        this.#take();
        values.push(this.#literal());
      }
      this.#punctuation(')');
      return { op: 'in', path: token.text, values };
    }
    if (!isOneOf(COMPARISONS, op)) {
      this.#next -= 1;
      throw this.#wrong();
    }
    return { op, path: token.text, value: this.#literal() };
  }

  #function(op: (typeof FUNCTIONS)[number]): Filter {
    this.#punctuation('(');
    const path = this.#take();
    this.#punctuation(',');
    const value = this.#take();
    this.#punctuation(')');
    if (path.kind !== 'word' || value.kind !== 'string') throw this.#wrong();
    if (this.#isWord('eq')) {
      this.#take();
      const truth = this.#literal();
      const call: Filter = { op, path: path.text, value: value.text };
      return truth === false ? { op: 'not', of: call } : call;
    }
    return { op, path: path.text, value: value.text };
  }

  #lambda(path: string, op: 'any' | 'all'): Filter {
    this.#punctuation('(');
    if (this.#isPunctuation(')')) {
      this.#take();
      return { op, path, variable: '', of: null };
    }
    // "p:p", "p:" or "p" ":" — the colon is a word character, so the variable may carry the first path with it.
    const head = this.#take();
    const colon = head.text.indexOf(':');
    if (head.kind !== 'word' || colon < 1) throw this.#wrong();
    const variable = head.text.slice(0, colon);
    const rest = head.text.slice(colon + 1);
    if (rest !== '') {
      this.#next -= 1;
      this.#tokens[this.#next] = { kind: 'word', text: rest, at: head.at };
    }
    const of = this.#or();
    this.#punctuation(')');
    return { op, path, variable, of };
  }

  #literal(): Literal {
    const token = this.#take();
    if (token.kind === 'string') return token.text;
    if (token.kind !== 'word') {
      this.#next -= 1;
      throw this.#wrong();
    }
    const word = token.text.toLowerCase();
    if (word === 'null') return null;
    if (word === 'true') return true;
    if (word === 'false') return false;
    if (/^-?\d+(?:\.\d+)?$/u.test(word)) return Number(word);
    // An enum member with its type: microsoft.graph.riskLevel'medium'.
    if (word.startsWith('microsoft.graph.') && this.#peek().kind === 'string') return this.#take().text;
    // Dates and GUIDs come without quotes.
    if (/^\d{4}-\d\d-\d\d(?:t[\d:.+\-z]+)?$/u.test(word) || /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/u.test(word)) return token.text;
    this.#next -= 1;
    throw this.#wrong();
  }
}

/** @throws GraphError 400 BadRequest with the position of the mistake */
export const parseFilter = (text: string): Filter => new Parser(text).parse();
