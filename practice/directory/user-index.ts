import { unsupportedQuery } from '../answers.ts';
import { clauses, tokens, wantedTokens, type Search } from '../odata/search.ts';
import type { Person } from './person.ts';

/** Split into tokens by Graph; every other property is matched from its start. */
const TOKENISED = new Set(['displayname']);

const SEARCHABLE: Readonly<Record<string, (person: Person) => readonly (string | null)[]>> = {
  displayname: (person) => [person.displayName],
  givenname: (person) => [person.givenName],
  surname: (person) => [person.surname],
  mail: (person) => [person.mail],
  userprincipalname: (person) => [person.userPrincipalName],
  mailnickname: (person) => [mailNickname(person)],
  mobilephone: (person) => [person.mobilePhone],
  jobtitle: (person) => [person.jobTitle],
  department: (person) => [person.department],
  officelocation: (person) => [person.officeLocation],
  othermails: (person) => person.otherMails,
  proxyaddresses: (person) => (person.mail === null ? [] : [`SMTP:${person.mail}`]),
};

export const mailNickname = (person: Person): string => (person.userPrincipalName.split('@')[0] ?? '').replace('#EXT#', '_EXT_');

interface SortedKeys {
  readonly keys: readonly string[];
  readonly owners: Uint32Array;
}

/** One bit for each person: sets of results are combined word by word. */
type Bits = Uint32Array;

/**
 * Prefix search over the directory. For each property a sorted list of lower-case keys; a prefix is a
 * range of it. Built when first needed; people changed since then are looked at one by one.
 */
export class UserIndex {
  readonly #people: readonly Person[];
  readonly #sorted = new Map<string, SortedKeys>();
  readonly #changed = new Set<Person>();

  constructor(people: readonly Person[]) {
    this.#people = people;
  }

  /** Builds what a search box needs, ahead of the first keystroke. */
  warm(): void {
    for (const property of ['displayname', 'givenname', 'surname', 'mail', 'userprincipalname', 'mobilephone']) this.#keysOf(property);
  }

  changed(person: Person): void {
    this.#changed.add(person);
  }

  /** Indexes of the people found, ascending. */
  search(search: Search): Uint32Array {
    for (const clause of clauses(search)) {
      if (SEARCHABLE[clause.property.toLowerCase()] === undefined)
        throw unsupportedQuery(`Property '${clause.property}' is not supported in a $search clause of resource 'User'.`);
    }
    const bits = this.#evaluate(search);
    const found = new Uint32Array(this.#people.length);
    let count = 0;
    for (let word = 0; word < bits.length; word += 1) {
      for (let rest = bits[word] ?? 0; rest !== 0; rest &= rest - 1) {
        found[count] = word * 32 + (31 - Math.clz32(rest & -rest));
        count += 1;
      }
    }
    return found.subarray(0, count);
  }

  #evaluate(search: Search): Bits {
    if (search.op !== 'clause') {
      const left = this.#evaluate(search.left);
      const right = this.#evaluate(search.right);
      for (let i = 0; i < left.length; i += 1)
        left[i] = search.op === 'and' ? (left[i] ?? 0) & (right[i] ?? 0) : (left[i] ?? 0) | (right[i] ?? 0);
      return left;
    }
    const property = search.property.toLowerCase();
    if (!TOKENISED.has(property)) return this.#withPrefix(property, search.text.trim().toLowerCase());
    let all: Bits | undefined;
    for (const token of wantedTokens(search.text)) {
      const one = this.#withPrefix(property, token);
      if (all === undefined) all = one;
      else for (let i = 0; i < all.length; i += 1) all[i] = (all[i] ?? 0) & (one[i] ?? 0);
    }
    return all ?? this.#none();
  }

  #none(): Bits {
    return new Uint32Array(Math.ceil(this.#people.length / 32));
  }

  #withPrefix(property: string, prefix: string): Bits {
    const bits = this.#none();
    if (prefix === '') return bits;
    const { keys, owners } = this.#keysOf(property);
    let low = 0;
    let high = keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((keys[middle] ?? '') < prefix) low = middle + 1;
      else high = middle;
    }
    for (let i = low; keys[i]?.startsWith(prefix) === true; i += 1) setBit(bits, owners[i] ?? 0, true);
    for (const person of this.#changed)
      setBit(
        bits,
        person.index,
        keysFor(property, person).some((key) => key.startsWith(prefix)),
      );
    return bits;
  }

  #keysOf(property: string): SortedKeys {
    const known = this.#sorted.get(property);
    if (known !== undefined) return known;
    const pairs: { readonly key: string; readonly owner: number }[] = [];
    for (const person of this.#people) for (const key of keysFor(property, person)) pairs.push({ key, owner: person.index });
    pairs.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
    const sorted = { keys: pairs.map((pair) => pair.key), owners: Uint32Array.from(pairs, (pair) => pair.owner) };
    this.#sorted.set(property, sorted);
    return sorted;
  }
}

const setBit = (bits: Bits, index: number, value: boolean): void => {
  const word = bits[index >>> 5] ?? 0;
  const mask = 1 << (index & 31);
  bits[index >>> 5] = value ? word | mask : word & ~mask;
};

const keysFor = (property: string, person: Person): readonly string[] => {
  const values = (SEARCHABLE[property]?.(person) ?? []).filter((value): value is string => value !== null);
  return TOKENISED.has(property) ? values.flatMap(tokens) : values.map((value) => value.toLowerCase());
};
