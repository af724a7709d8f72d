import type { Operation } from './operations.ts';
import { findOperation, splitTarget } from './operations.ts';
import type { PublishedResponse, Schema } from './published.ts';
import { documents } from './published.ts';
import { schemaSets } from './schemas.ts';

export interface SentRequest {
  readonly verb: string;
  /** With version and query, as on the wire: `/v1.0/users?$top=5`. */
  readonly target: string;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface GivenAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON, bytes for media, undefined for an empty body. */
  readonly body: unknown;
}

const jsonSchema = (response: PublishedResponse | undefined): Schema | undefined => response?.content?.['application/json']?.schema;

const resolveResponse = (operation: Operation, response: PublishedResponse | undefined): PublishedResponse | undefined =>
  response?.$ref === undefined ? response : documents[operation.version].components.responses[response.$ref.split('/').at(-1) ?? ''];

const successOf = (operation: Operation): PublishedResponse | undefined =>
  resolveResponse(operation, Object.entries(operation.published.responses).find(([status]) => status.startsWith('2'))?.[1]);

/** The type of the items of a collection, or of the one object; undefined for media and empty answers. */
export const answeredType = (operation: Operation): Schema | undefined => {
  const schema = jsonSchema(successOf(operation));
  return schema?.properties?.['value']?.items ?? schema;
};

/** What is wrong with a request by the description: path, verb, query, needed header, body. */
export const requestProblems = (
  request: SentRequest,
): { readonly operation: Operation | undefined; readonly problems: readonly string[] } => {
  const parts = splitTarget(request.target);
  if (parts === undefined) return { operation: undefined, problems: [`${request.target} begins with no version`] };
  const operation = findOperation(parts.version, request.verb, parts.path);
  if (typeof operation === 'string') return { operation: undefined, problems: [operation] };
  return { operation, problems: [...queryProblems(operation, parts.query, request.headers), ...bodyProblems(operation, request.body)] };
};

const bodyProblems = (operation: Operation, body: unknown): readonly string[] => {
  const published = operation.published.requestBody;
  if (body === undefined) return published?.required === true ? ['the body is missing'] : [];
  if (published === undefined) return ['no body is published for this operation'];
  const schema = published.content?.['application/json']?.schema;
  return schema === undefined ? [] : schemaSets[operation.version].problems(body, schema).map((problem) => `body: ${problem}`);
};

const queryProblems = (operation: Operation, query: string, headers: Headers): string[] => {
  const published = new Map(
    (operation.published.parameters ?? [])
      .filter((parameter) => parameter.in === 'query')
      .map((parameter) => [parameter.name, parameter.schema]),
  );
  const type = answeredType(operation);
  const names = type === undefined ? undefined : schemaSets[operation.version].propertyNames(type);
  const problems: string[] = [];
  for (const [name, value] of new URLSearchParams(query)) {
    const schema = published.get(name);
    if (schema === undefined) problems.push(`the query parameter ${name} is not published here`);
    else if (schema.type === 'integer' && !/^\d+$/u.test(value)) problems.push(`${name} must be a whole number, not ${value}`);
    else if (schema.type === 'boolean' && value !== 'true' && value !== 'false')
      problems.push(`${name} must be true or false, not ${value}`);
    else if (names !== undefined)
      for (const property of propertiesIn(name, value))
        if (!names.has(property.toLowerCase())) problems.push(`${name} names ${property}, which is not a published property`);
    if (name === '$search' && headers.get('ConsistencyLevel') !== 'eventual')
      problems.push('$search needs the header ConsistencyLevel: eventual');
    if (
      name === '$filter' &&
      /\bany\(p:startswith|endswith\(|\bne\b|\bnot\b/iu.test(value) &&
      !(headers.get('ConsistencyLevel') === 'eventual' && /[?&]?\$count=true/u.test(decodeURIComponent(query)))
    )
      problems.push('this filter is an advanced query: it needs ConsistencyLevel: eventual and $count=true');
  }
  return problems;
};

/** First segments of the properties that an option names. Literals and lambda variables are no properties. */
const propertiesIn = (option: string, value: string): readonly string[] => {
  switch (option) {
    case '$select':
    case '$orderby':
    case '$expand':
      return value
        .replaceAll(/\([^()]*\)/gu, '')
        .split(',')
        .map((one) => one.trim().split(/[\s/]/u)[0] ?? '');
    case '$search':
      return [...value.matchAll(/"(?<property>\w+):/gu)].map((match) => match.groups?.['property'] ?? '');
    case '$filter': {
      const bare = value.replaceAll(/'(?:[^']|'')*'/gu, "''");
      const variables = new Set([...bare.matchAll(/\b(?:any|all)\(\s*(\w+)\s*:/gu)].map((match) => match[1]));
      return [...bare.matchAll(/(?<![\w/.@])[a-z_]\w*(?!\w*[(.])(?:\/\w+)*/giu)]
        .map((match) => match[0].split('/')[0] ?? '')
        .filter(
          (word) =>
            !variables.has(word) &&
            !/^(?:eq|ne|gt|ge|lt|le|and|or|not|in|has|true|false|null|startswith|endswith|contains|any|all)$/iu.test(word),
        );
    }
    default:
      return [];
  }
};

/** What is wrong with an answer by the description: status, content type, body. */
export const answerProblems = (operation: Operation, answer: GivenAnswer): readonly string[] => {
  const { status } = answer;
  const published = operation.published.responses[String(status)] ?? operation.published.responses[`${String(status)[0]}XX`];
  const response = resolveResponse(operation, published);
  if (response === undefined)
    return [`status ${status} is not published here, only ${Object.keys(operation.published.responses).join(', ')}`];
  const success = operation.published['x-success-status'];
  const problems: string[] = [];
  if (status < 300 && success !== undefined && status !== success) problems.push(`status ${status}, published is ${success}`);
  const media = Object.keys(response.content ?? {});
  if (media.length === 0) return answer.body === undefined ? problems : [...problems, 'a body where none is published'];
  const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
  if (!media.includes(type)) return [...problems, `content type ${type || 'missing'}, published is ${media.join(', ')}`];
  const schema = jsonSchema(response);
  return schema === undefined ? problems : [...problems, ...schemaSets[operation.version].problems(answer.body, schema)];
};
