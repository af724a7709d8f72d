import { literally } from './literally.ts';
import type { PublishedOperation, Verb, Version } from './published.ts';
import { documents, verbs, versions } from './published.ts';

/** One operation of a slice. */
export interface Operation {
  readonly version: Version;
  readonly verb: Verb;
  /** As published, e.g. `/users/{user-id}/photo`. */
  readonly template: string;
  /** `v1.0 GET /users/{user-id}/photo`; how it is named in reports and exceptions. */
  readonly name: string;
  readonly published: PublishedOperation;
}

export const operations: readonly Operation[] = versions.flatMap((version) =>
  Object.entries(documents[version].paths).flatMap(([template, item]) =>
    verbs.flatMap((verb) => {
      const published = item[verb.toLowerCase()];
      return published === undefined ? [] : [{ version, verb, template, name: `${version} ${verb} ${template}`, published }];
    }),
  ),
);

/** A template as a test of paths: literals in any case, a parameter fills one segment or one argument, `f()` is also `f`. */
const matcher = (template: string): RegExp => {
  const parts = template.replaceAll('()', '').split(/(\{[^}]*\})/u);
  return new RegExp(`^${parts.map((part) => (part.startsWith('{') ? "[^/()']+" : literally(part))).join('')}(?:\\(\\))?$`, 'iu');
};

const matchers = operations.map((operation) => ({
  operation,
  pattern: matcher(operation.template),
  parameters: (operation.template.match(/\{/gu) ?? []).length,
}));

/** `/me/...` is `/users/{the agent}/...`; only `/me` itself has an entry of its own. */
const withoutMe = (path: string): string => path.replace(/^\/me(?=\/)/iu, '/users/me');

/** Every operation of the path (without query, still encoded), the one with the most literal segments first. */
const candidates = (version: Version, path: string): readonly (typeof matchers)[number][] =>
  matchers
    .filter(({ operation, pattern }) => operation.version === version && pattern.test(withoutMe(path).replaceAll('%27', "'")))
    .toSorted((a, b) => a.parameters - b.parameters);

/** @returns the operation, or a sentence that says what the description lacks. */
export const findOperation = (version: Version, verb: string, path: string): Operation | string => {
  const found = candidates(version, path);
  if (found.length === 0) return `the path ${path} is not published in ${version}`;
  const fewest = found[0]?.parameters;
  const operation =
    found.find((one) => one.operation.verb === verb && one.parameters === fewest) ?? found.find((one) => one.operation.verb === verb);
  return (
    operation?.operation ??
    `${verb} is not published for ${path} in ${version}, only ${[...new Set(found.map((one) => one.operation.verb))].join(', ')}`
  );
};

/** `/v1.0/users?$top=5` in its parts; undefined when it begins with no version. */
export const splitTarget = (target: string): { readonly version: Version; readonly path: string; readonly query: string } | undefined => {
  const match = /^\/(?<version>v1\.0|beta)(?<path>\/[^?]*)(?:\?(?<query>.*))?$/u.exec(target)?.groups;
  if (match === undefined) return undefined;
  return { version: match['version'] === 'beta' ? 'beta' : 'v1.0', path: match['path'] ?? '/', query: match['query'] ?? '' };
};
