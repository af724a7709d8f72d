import { parseFailure } from '../answers.ts';

/** The system query options of a request, decoded; names without the dollar, lower case. */
export class Query {
  readonly #options = new Map<string, string>();
  /** As sent, without the question mark, for nextLinks. */
  readonly raw: string;

  constructor(raw: string) {
    this.raw = raw;
    for (const part of raw.split('&')) {
      if (part === '') continue;
      const at = part.indexOf('=');
      const name = decode(at < 0 ? part : part.slice(0, at))
        .trim()
        .toLowerCase();
      const value = at < 0 ? '' : decode(part.slice(at + 1));
      if (!name.startsWith('$')) continue;
      if (this.#options.has(name.slice(1)))
        throw parseFailure(`Query option '${name}' was specified more than once, but it must be specified at most once.`);
      this.#options.set(name.slice(1), value.trim());
    }
  }

  get(name: string): string | undefined {
    return this.#options.get(name);
  }

  /** Names of $select as sent. Unknown ones select nothing: not every API refuses them. */
  selected(): readonly string[] | undefined {
    return this.get('select')
      ?.split(',')
      .map((name) => name.trim());
  }

  names(): readonly string[] {
    return [...this.#options.keys()];
  }

  /** Refuses options that the operation does not know. */
  allow(...names: readonly string[]): void {
    for (const name of this.#options.keys()) {
      if (!names.includes(name)) throw parseFailure(`The query parameter '$${name}' is not supported.`);
    }
  }

  flag(name: string): boolean {
    const value = this.get(name);
    if (value === undefined) return false;
    if (/^true$/iu.test(value)) return true;
    if (/^false$/iu.test(value)) return false;
    throw parseFailure(`Invalid value '${value}' for $${name} query option found. Valid values are 'true' and 'false'.`);
  }

  /** $top within 1..maximum; beyond the maximum Graph clamps silently or refuses, by API: see the callers. */
  top(fallback: number, maximum: number, over: 'clamp' | 'refuse'): number {
    const value = this.get('top');
    if (value === undefined) return fallback;
    const top = /^\d+$/u.test(value) ? Number(value) : Number.NaN;
    if (!(top >= 1))
      throw parseFailure(
        `Invalid value '${value}' for $top query option found. The $top query option requires a non-negative integer value.`,
      );
    if (top > maximum && over === 'refuse')
      throw parseFailure(`Invalid page size specified: '${value}'. Must be between 1 and ${maximum} inclusive.`);
    return Math.min(top, maximum);
  }

  /** The same query with another $skiptoken. */
  withSkipToken(token: string): string {
    const kept = this.raw.split('&').filter((part) => part !== '' && !/^(?:\$|%24)skiptoken=/iu.test(part));
    return [...kept, `$skiptoken=${token}`].join('&');
  }
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw parseFailure('The query string is not correctly encoded.');
  }
};

/** A page token that only this server can read; anything else is refused. */
export const writeToken = (content: Readonly<Record<string, string | number>>): string =>
  Buffer.from(JSON.stringify(content)).toString('base64url');

export const readToken = (token: string | undefined): Readonly<Record<string, unknown>> | undefined => {
  if (token === undefined) return undefined;
  try {
    const content: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    if (typeof content === 'object' && content !== null && !Array.isArray(content)) return content as Record<string, unknown>;
  } catch {
    // Falls through to the refusal.
  }
  throw parseFailure('Skip token is badly formed.');
};
