import { readFileSync } from 'node:fs';
import type { Json } from './practice.ts';

type Schema = Readonly<Record<string, Json>>;

const PUBLISHED = new URL('../../contract/published/', import.meta.url);
/** A published file. Never read by the product. */
export const published = (name: string): Json => JSON.parse(readFileSync(new URL(name, PUBLISHED), 'utf8'));

/** The published description of one API version, and a check of answers against it. */
export class Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly #document: Json;

  constructor(file: 'openapi-v1.json' | 'openapi-beta.json') {
    this.#document = published(file);
    this.paths = this.#document.paths;
  }

  operations(): readonly { readonly verb: string; readonly path: string; readonly operation: Json }[] {
    return Object.entries(this.paths).flatMap(([path, item]) =>
      Object.entries(item)
        .filter(([verb]) => ['get', 'post', 'patch', 'put', 'delete'].includes(verb))
        .map(([verb, operation]) => ({ verb: verb.toUpperCase(), path, operation })),
    );
  }

  /** The schema of a successful JSON answer, if the operation has one. */
  answerSchema(operation: Json): Schema | undefined {
    for (const [status, response] of Object.entries<Json>(operation.responses))
      if (status.startsWith('2')) return this.#resolve(response).content?.['application/json']?.schema;
    return undefined;
  }

  /** What is wrong with the value, each with its place; empty when nothing is. */
  problems(value: unknown, schema: Schema, at = '$'): string[] {
    const resolved = this.#resolve(schema);
    if (value === null) return this.#isNullable(resolved) ? [] : [`${at}: null is not allowed`];
    if (resolved['anyOf'] !== undefined) {
      const attempts = resolved['anyOf'].map((one: Schema) => this.problems(value, one, at));
      // The nullable twin of an enum or object is an empty object schema: it must not swallow everything.
      const meaningful = attempts.filter((_: unknown, i: number) => this.#resolve(resolved['anyOf'][i])['nullable'] !== true);
      return meaningful.find((one: string[]) => one.length === 0) ?? meaningful[0] ?? [];
    }
    if (Array.isArray(resolved['enum']))
      return resolved['enum'].includes(value) ? [] : [`${at}: ${JSON.stringify(value)} is not one of ${resolved['enum'].join(', ')}`];
    if (resolved['type'] === 'array')
      return Array.isArray(value) ? value.flatMap((item, i) => this.problems(item, resolved['items'], `${at}[${i}]`)) : [`${at}: not a list`];
    if (resolved['type'] === 'object' || resolved['allOf'] !== undefined) return this.#objectProblems(value, resolved, at);
    return scalarProblems(value, resolved, at);
  }

  #objectProblems(value: unknown, schema: Schema, at: string): string[] {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${at}: not an object`];
    const type = (value as Record<string, unknown>)['@odata.type'];
    const concrete = typeof type === 'string' ? this.#document.components.schemas[type.slice(1)] : undefined;
    if (typeof type === 'string' && concrete === undefined) return [`${at}: unknown type ${type}`];
    const properties = this.#properties(concrete ?? schema);
    return Object.entries(value).flatMap(([name, inner]) => {
      if (name.includes('@')) return [];
      const known = properties.get(name);
      if (known === undefined) return schema['additionalProperties'] === true && concrete === undefined ? [] : [`${at}.${name}: not a published property`];
      return known['x-pruned'] === undefined ? this.problems(inner, known, `${at}.${name}`) : [];
    });
  }

  #properties(schema: Schema): Map<string, Schema> {
    const resolved = this.#resolve(schema);
    const own = new Map<string, Schema>(Object.entries(resolved['properties'] ?? {}));
    for (const part of resolved['allOf'] ?? []) for (const [name, inner] of this.#properties(part)) own.set(name, inner);
    return own;
  }

  #isNullable(schema: Schema): boolean {
    return schema['nullable'] === true || (schema['anyOf'] ?? []).some((one: Schema) => this.#isNullable(this.#resolve(one)));
  }

  #resolve(schema: Schema): Schema {
    const reference = schema['$ref'];
    if (typeof reference !== 'string') return schema;
    return this.#resolve(
      reference
        .split('/')
        .slice(1)
        .reduce((node, key) => node[key.replaceAll('~1', '/')], this.#document),
    );
  }
}

const FORMATS: Readonly<Record<string, RegExp>> = {
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,7})?Z$/u,
  uuid: /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/iu,
  base64url: /^[A-Za-z0-9+/_-]*={0,2}$/u,
};

function scalarProblems(value: unknown, schema: Schema, at: string): string[] {
  switch (schema['type']) {
    case 'string': {
      if (typeof value !== 'string') return [`${at}: ${JSON.stringify(value)} is not a string`];
      const format = FORMATS[schema['format'] ?? ''];
      return format === undefined || format.test(value) ? [] : [`${at}: ${value} is not a ${schema['format']}`];
    }
    case 'boolean':
      return typeof value === 'boolean' ? [] : [`${at}: not a boolean`];
    case 'number':
    case 'integer':
      return typeof value === 'number' && (!(schema['format'] ?? '').startsWith('int') || Number.isInteger(value))
        ? []
        : [`${at}: ${JSON.stringify(value)} is not a ${schema['format'] ?? 'number'}`];
    default:
      return [];
  }
}
