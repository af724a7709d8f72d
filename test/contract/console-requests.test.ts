import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operationScopes } from '../../main/permissions/scopes.ts';
import { answerProblems, requestProblems } from './support/checks.ts';
import type { ConsoleWalk } from './support/console-walk.ts';
import { rowOf, walkConsole } from './support/console-walk.ts';
import { publishedFor } from './support/least-scopes.ts';
import { Ledger } from './support/ledger.ts';
import { report } from './support/report.ts';

/** The lost-phone ticket with every kind of step; every request that the console sends on the way is held against the description. */
const ledger = new Ledger('console requests');
let walk: ConsoleWalk;
beforeAll(async () => {
  walk = await walkConsole();
}, 120_000);
afterAll(async () => walk.end());

test('every request has a published path, verb, query and body', () => {
  for (const request of walk.sent) ledger.note(rowOf(request), requestProblems(request).problems);
  expect(ledger.unexplained()).toEqual([]);
});

test('nothing is sent that only documentation pages know', () => {
  const unverified = walk.sent
    .flatMap((request) => requestProblems(request).operation ?? [])
    .filter(({ published }) => published['x-metadata-verified'] === false);
  expect(unverified.map(({ name }) => name)).toEqual([]);
});

test('every answer that came back is a published one', () => {
  const differing = walk.exchanges.flatMap(({ request, answer }) => {
    const { operation } = requestProblems(request);
    // What an error may look like is checked elsewhere, with its named exception.
    if (answer === undefined || operation === undefined || answer.status >= 400 || operation.template.endsWith('/$value')) return [];
    return answerProblems(operation, answer).map((problem) => `${operation.name}: ${problem}`);
  });
  expect(differing).toEqual([]);
});

test('with the scopes of its own table and no others, nothing is refused', () => {
  const refused = walk.exchanges.filter(({ answer }) => answer?.status === 403).map(({ request }) => rowOf(request));
  expect(walk.exchanges.length).toBeGreaterThan(100);
  expect(refused).toEqual([]);
});

describe('the table of scopes', () => {
  test('has every operation that was sent, and none that was not', () => {
    expect(operationScopes.map(({ operation }) => operation).toSorted()).toEqual([...new Set(walk.sent.map(rowOf))].toSorted());
  });

  const published = operationScopes.flatMap((row) => {
    const onOthers = publishedFor(row);
    return onOthers === undefined ? [] : [{ ...row, onOthers }];
  });
  test.each(published)('$operation: the least published one', ({ least, asked, onOthers }) => {
    expect(least).toBe(onOthers[0]);
    expect(onOthers).toContain(asked?.scope ?? least);
  });

  test.each(operationScopes.filter((row) => publishedFor(row) === undefined))(
    '$operation: the permissions are silent, so it says where the scope is from',
    ({ source }) => {
      expect(source).toMatch(/^https:\/\/learn\.microsoft\.com\/graph\//u);
    },
  );
});

test('no exception is left over', () => {
  report({
    counts: { 'requests of the console checked': walk.sent.length, 'operations of the console with their scope': operationScopes.length },
    exceptions: ledger.used(),
  });
  expect(ledger.stale()).toEqual([]);
});
