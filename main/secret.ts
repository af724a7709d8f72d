const redacted = '«secret»';

/**
 * Text that must not be seen by accident: a pass, a token. Printing it in any way (template text,
 * JSON, util.inspect, structured clone, object spread) gives nothing away; only `unwrap` does.
 */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The text itself. Call it where the secret is used and nowhere before. */
  unwrap(): string {
    return this.#text;
  }

  toString(): string {
    return redacted;
  }

  toJSON(): string {
    return redacted;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return redacted;
  }
}
