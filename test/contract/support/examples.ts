import { findOperation, splitTarget } from './operations.ts';
import type { Operation } from './operations.ts';
import { docExamples } from './published.ts';
import type { DocExample } from './published.ts';

export interface MatchedExample {
  /** `v1.0 user-get #190`: the page and the place in doc-examples.json. */
  readonly name: string;
  readonly example: DocExample;
  readonly operation: Operation;
  /** As in the example, decoded. */
  readonly query: string;
}

/** Why an example cannot be replayed; undefined when it belongs to an operation of the slices. */
export interface SkippedExample {
  readonly name: string;
  readonly reason: string;
}

const nameOf = (example: DocExample, index: number): string =>
  `${example.api} ${example.doc.split('/').at(-1)?.replace('.md', '') ?? ''} #${index}`;

/** Placeholders such as `{id | userPrincipalName}` hold a slash's place like any id; a stray backtick does not. */
const targetOf = ({ request, api }: DocExample): string | undefined => {
  if (request.url === null) return undefined;
  const path = request.url
    .replace('https://graph.microsoft.com', '')
    .replace(/`$/u, '')
    .replaceAll(/\{[^}]*\}/gu, 'x');
  return /^\/(?:v1\.0|beta)\//u.test(path) ? path : `/${api}${path.startsWith('/') ? '' : '/'}${path}`;
};

const sorted = docExamples.map((example, index): MatchedExample | SkippedExample => {
  const name = nameOf(example, index);
  const target = targetOf(example);
  if (target === undefined) return { name, reason: 'the page shows the answer only' };
  const parts = splitTarget(target);
  if (parts === undefined) return { name, reason: 'the address cannot be read' };
  const operation = findOperation(parts.version, example.request.method, parts.path);
  if (typeof operation === 'string') return { name, reason: 'the operation is not in the slices (older or neighbouring)' };
  return { name, example, operation, query: parts.query };
});

export const matchedExamples = sorted.filter((one): one is MatchedExample => 'operation' in one);
export const skippedExamples = sorted.filter((one): one is SkippedExample => 'reason' in one);

/** `12  because of this`, most first. */
export const byReason = (skipped: readonly SkippedExample[]): readonly string[] => {
  const counts = new Map<string, number>();
  for (const { reason } of skipped) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1]).map(([reason, count]) => `${String(count).padStart(4)}  ${reason}`);
};
