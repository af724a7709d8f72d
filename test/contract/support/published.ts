import { readFileSync } from 'node:fs';

export const versions = ['v1.0', 'beta'] as const;
export type Version = (typeof versions)[number];
export const verbs = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] as const;
export type Verb = (typeof verbs)[number];

/** A schema of the slices: the OpenAPI 3.0 dialect as far as they use it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly nullable?: boolean;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly 'x-pruned'?: string;
  readonly 'x-ms-enum-flags'?: { readonly isFlags: boolean };
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
}
export type PublishedResponse = Content & { readonly $ref?: string };

export interface PublishedOperation {
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: 'query' | 'path' | 'header';
    readonly required?: boolean;
    readonly schema: Schema;
  }[];
  readonly requestBody?: Content & { readonly required?: boolean };
  readonly responses: Readonly<Record<string, PublishedResponse>>;
  readonly 'x-success-status'?: number;
  /** false: only documentation pages know it; null: a service-level path. */
  readonly 'x-metadata-verified': boolean | null;
  /** Granular first. Absent where the description is silent. */
  readonly 'x-delegated-scopes-acting-on-others'?: readonly string[];
}

export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, PublishedOperation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly responses: Readonly<Record<string, PublishedResponse>>;
  };
}

export interface ScopeLists {
  readonly least: readonly string[];
  readonly higher: readonly string[];
}

export interface DocExample {
  readonly doc: string;
  readonly api: Version;
  readonly title: string;
  readonly request: {
    readonly method: Verb;
    readonly url: string | null;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
  };
  readonly response: { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: unknown };
  readonly note?: string;
}

export interface ErrorExample {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`../published/${name}`, import.meta.url), 'utf8'));

/** What the slices lack and the console sends, transcribed from its pages. */
const additions = read('additions.json') as {
  readonly 'v1.0': { readonly paths: Document['paths']; readonly schemas: Document['components']['schemas'] };
  readonly permissions: Readonly<Record<string, Readonly<Record<string, { readonly DelegatedWork?: ScopeLists } | string>>>>;
};

const withAdditions = (document: Document, { paths, schemas }: (typeof additions)['v1.0']): Document => ({
  paths: { ...document.paths, ...paths },
  components: { ...document.components, schemas: { ...document.components.schemas, ...schemas } },
});

export const documents: Readonly<Record<Version, Document>> = {
  'v1.0': withAdditions(read('openapi-v1.json') as Document, additions['v1.0']),
  beta: read('openapi-beta.json') as Document,
};
export const docExamples = read('doc-examples.json') as readonly DocExample[];
export const errorExamples = read('error-examples.json') as readonly ErrorExample[];

const permissions: (typeof additions)['permissions'] = {
  ...(read('permissions.json') as { readonly paths: (typeof additions)['permissions'] }).paths,
  ...additions.permissions,
};

/** The published delegated scopes of an operation, or undefined where the list is silent. Keys are lower-case paths with `{id}`. */
export const publishedScopes = (verb: string, template: string): ScopeLists | undefined => {
  const entry =
    permissions[
      template
        .replaceAll(/\{[^}]*\}/gu, '{id}')
        .replaceAll('()', '')
        .toLowerCase()
    ]?.[verb];
  return typeof entry === 'object' ? entry.DelegatedWork : undefined;
};
