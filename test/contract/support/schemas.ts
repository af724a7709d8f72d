import type { ValidateFunction } from 'ajv';
import { Ajv } from 'ajv';
import ajvFormats from 'ajv-formats';
import { literally } from './literally.ts';
import type { Document, Schema, Version } from './published.ts';
import { documents, versions } from './published.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

const nameOf = (reference: string): string => reference.split('/').at(-1) ?? '';

/**
 * The slices of one version as JSON Schema, closed: a plain property that is not published is a problem,
 * an annotation (a name with `@`) never is. An object may be of a derived type only when `@odata.type` says so.
 */
class SchemaSet {
  readonly #document: Document;
  readonly #ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strict: true, strictRequired: false, strictTypes: false });
  readonly #compiled = new Map<string, ValidateFunction>();

  constructor(document: Document) {
    this.#document = document;
    ajvFormats.default(this.#ajv, ['date-time', 'date', 'uuid']);
    this.#ajv.addFormat('base64url', /^[A-Za-z0-9+/_-]*={0,2}$/u);
    const names = Object.keys(document.components.schemas);
    const definitions = Object.fromEntries(
      names.flatMap((name) => [
        [name, this.#family(name, names)],
        [`exactly ${name}`, this.#exact(name)],
      ]),
    );
    this.#ajv.addSchema({ $id: 'slice', definitions });
  }

  /** What is wrong with the value, each with its place; empty when nothing is. */
  problems(value: unknown, schema: Schema): string[] {
    const key = JSON.stringify(schema);
    const validate = this.#compiled.get(key) ?? this.#ajv.compile(this.#convert(schema));
    this.#compiled.set(key, validate);
    if (validate(value)) return [];
    const errors = (validate.errors ?? []).filter((error) => error.keyword !== 'if' && error.keyword !== 'anyOf');
    return [
      ...new Set(
        errors.map(({ instancePath, message, params }) => `${instancePath || '/'} ${message ?? 'is wrong'} ${JSON.stringify(params)}`),
      ),
    ];
  }

  /** Property names of the type and of every type derived from it, in lower case. */
  propertyNames(schema: Schema): ReadonlySet<string> {
    const name = schema.$ref === undefined ? undefined : nameOf(schema.$ref);
    if (name === undefined) return new Set(Object.keys(schema.properties ?? {}).map((one) => one.toLowerCase()));
    const family = Object.keys(this.#document.components.schemas).filter((one) => this.#isA(one, name));
    return new Set(family.flatMap((one) => Object.keys(this.#properties({ $ref: one })).map((property) => property.toLowerCase())));
  }

  #family(name: string, names: readonly string[]): JsonSchema {
    if (this.#document.components.schemas[name]?.enum !== undefined) return this.#convert(this.#document.components.schemas[name]);
    const exactly = (one: string): JsonSchema => ({ $ref: `slice#/definitions/${encodeURIComponent(`exactly ${one}`)}` });
    const family = names.filter((one) => this.#isA(one, name));
    const saysNot = (one: string): JsonSchema => ({
      not: { type: 'object', properties: { '@odata.type': { const: `#${one}` } }, required: ['@odata.type'] },
    });
    return {
      type: 'object',
      properties: { '@odata.type': { enum: family.map((one) => `#${one}`) } },
      allOf: [
        { if: { type: 'object', required: ['@odata.type'] }, else: exactly(name) },
        ...family.map((one) => ({ if: saysNot(one), else: exactly(one) })),
      ],
    };
  }

  #exact(name: string): JsonSchema {
    const schema = this.#document.components.schemas[name] ?? {};
    if (schema.enum !== undefined) return this.#convert(schema);
    const parts = [schema, ...(schema.allOf ?? [])];
    const isOpen = parts.some((part) => part.additionalProperties === true);
    return this.#object({
      properties: this.#properties(schema),
      required: parts.flatMap((part) => part.required ?? []),
      ...(isOpen ? { additionalProperties: true } : {}),
    });
  }

  #isA(name: string, base: string): boolean {
    if (name === base) return true;
    return (this.#document.components.schemas[name]?.allOf ?? []).some(
      (part) => part.$ref !== undefined && this.#isA(nameOf(part.$ref), base),
    );
  }

  #properties(schema: Schema): Readonly<Record<string, Schema>> {
    if (schema.$ref !== undefined) return this.#properties(this.#document.components.schemas[nameOf(schema.$ref)] ?? {});
    return Object.assign({}, ...(schema.allOf ?? []).map((part) => this.#properties(part)), schema.properties) as Readonly<
      Record<string, Schema>
    >;
  }

  #convert(schema: Schema): JsonSchema {
    if (schema.$ref !== undefined) return { $ref: `slice#/definitions/${encodeURIComponent(nameOf(schema.$ref))}` };
    if (schema.anyOf !== undefined) {
      // A nullable reference is published as the reference or a nullable object without properties.
      return {
        anyOf: schema.anyOf.map((one) =>
          one.$ref === undefined && one.nullable === true && one.properties === undefined ? { type: 'null' } : this.#convert(one),
        ),
      };
    }
    if (schema.enum !== undefined) {
      const values = schema.enum.map((value) => literally(value)).join('|');
      return schema['x-ms-enum-flags']?.isFlags === true
        ? { type: 'string', pattern: `^(?:${values})(?:,(?:${values}))*$` }
        : { enum: [...schema.enum, ...(schema.nullable === true ? [null] : [])] };
    }
    const nullable = <T>(type: T): T | readonly (T | 'null')[] => (schema.nullable === true ? [type, 'null'] : type);
    switch (schema.type) {
      case 'object':
        return this.#object(schema);
      case 'array':
        return {
          type: nullable('array'),
          items: this.#convert(schema.items ?? {}),
          ...(schema.maxItems === undefined ? {} : { maxItems: schema.maxItems }),
        };
      case 'string':
        return {
          type: nullable('string'),
          ...(schema.format === undefined || schema.format === 'binary' ? {} : { format: schema.format }),
        };
      case 'number':
      case 'integer': {
        const isWhole = schema.type === 'integer' || schema.format?.startsWith('int') === true;
        return {
          type: nullable(isWhole ? 'integer' : 'number'),
          ...(schema.minimum === undefined ? {} : { minimum: schema.minimum }),
          ...(schema.maximum === undefined ? {} : { maximum: schema.maximum }),
        };
      }
      case 'boolean':
        return { type: nullable('boolean') };
      default:
        // Pruned, or described in words only.
        return {};
    }
  }

  #object(schema: Schema): JsonSchema {
    const isOpen = schema.additionalProperties ?? schema.properties === undefined;
    return {
      type: schema.nullable === true ? ['object', 'null'] : 'object',
      properties: Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, property]) => [name, this.#convert(property)])),
      patternProperties: { '@': {} },
      additionalProperties: typeof isOpen === 'object' ? this.#convert(isOpen) : isOpen,
      ...(schema.required === undefined ? {} : { required: schema.required }),
    };
  }
}

export const schemaSets = Object.fromEntries(versions.map((version) => [version, new SchemaSet(documents[version])])) as Readonly<
  Record<Version, SchemaSet>
>;
