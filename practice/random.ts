/**
 * Repeatable chance. Every stream is keyed by the seed and by words that say what it is for, so that
 * one person's data do not depend on how many others there are or in which order they are asked for.
 */

/** 32-bit FNV-1a over UTF-16 code units, then a final mix. */
export const hash32 = (text: string, start = 0x811c9dc5): number => {
  let h = start >>> 0;
  for (let i = 0; i < text.length; i += 1) {
    h ^= text.charCodeAt(i);
    h = Math.imul(h, 0x01000193);
  }
  return mix32(h);
};

/** A bijective 32-bit mixer: neighbouring inputs give unrelated outputs. */
export const mix32 = (value: number): number => {
  let h = value >>> 0;
  h ^= h >>> 16;
  h = Math.imul(h, 0x7feb352d);
  h ^= h >>> 15;
  h = Math.imul(h, 0x846ca68b);
  h ^= h >>> 16;
  return h >>> 0;
};

/** Two digits a byte, by table: numbers above 2^31 are slow to write in base 16. */
const HEX: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const byteHex = (byte: number): string => HEX[byte] ?? '00';

/** `new Dice('words', 3)` hashes its key; `new Dice(bits)` starts from 32 bits as they are, for inner loops. */
export class Dice {
  #state: number;

  constructor(...key: readonly (string | number)[]) {
    this.#state = key.length === 1 && typeof key[0] === 'number' ? key[0] >>> 0 : hash32(key.join('\u0001'));
  }

  /** A 32-bit unsigned integer. */
  bits(): number {
    this.#state = (this.#state + 0x9e3779b9) >>> 0;
    return mix32(this.#state);
  }

  /** In [0, 1). */
  fraction(): number {
    return this.bits() / 0x1_0000_0000;
  }

  /** In [0, below). */
  below(below: number): number {
    return Math.floor(this.fraction() * below);
  }

  /** Both ends included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  pick<T>(list: readonly T[]): T {
    const item = list[this.below(list.length)];
    if (item === undefined) throw new RangeError('Cannot pick from an empty list.');
    return item;
  }

  hex(digits: number): string {
    let text = '';
    for (let left = digits; left > 0; left -= 8) {
      const bits = this.bits();
      text += byteHex(bits >>> 24) + byteHex((bits >>> 16) & 0xff) + byteHex((bits >>> 8) & 0xff) + byteHex(bits & 0xff);
    }
    return text.slice(0, digits);
  }

  /** A random-looking (version 4) GUID. */
  guid(): string {
    const h = this.hex(32);
    const variant = '89ab'.charAt(Number.parseInt(h.charAt(16), 16) & 3);
    return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-${variant}${h.slice(17, 20)}-${h.slice(20, 32)}`;
  }
}

/** The same words always give the same GUID. */
export const guidOf = (...key: readonly (string | number)[]): string => new Dice(...key).guid();
