import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROUTES } from '../../practice/routes.ts';
import { answerProblems } from './support/checks.ts';
import type { GivenAnswer } from './support/checks.ts';
import { fill } from './support/fill.ts';
import { Ledger } from './support/ledger.ts';
import type { Operation } from './support/operations.ts';
import { findOperation, operations } from './support/operations.ts';
import type { AskOptions, Practice } from './support/practice.ts';
import { startPractice, upn } from './support/practice.ts';
import type { Verb } from './support/published.ts';
import { versions } from './support/published.ts';
import { report } from './support/report.ts';
import { variantsOf } from './walk/queries.ts';
import { isMade, writes } from './walk/writes.ts';

/** Every published operation, asked of the practice tenant; every answer held against its description. */
const people = ['wen.zhang', 'priya.raman', 'femi.balogun', 'helena.brandt', 'amara.nwosu_riverside.example#EXT#', 'sofia.lindqvist'];
const agents = ['tunde.adeyemi', 'yusuf.demir', 'chidi.okonkwo', 'beatriz.carvalho', 'rhys.pritchard'];
/** Global Administrator; the only one whom no role refuses. */
const powerful = 'ruta.kalnina';
const nobody = '00000000-0000-4000-8000-000000000000';

const ledger = new Ledger('practice answers');
const checked = { answers: 0, routes: 0, operations: new Set<string>() };

/** Checks one answer and passes it on. */
const check = (operation: Operation, answer: GivenAnswer): GivenAnswer => {
  checked.answers += 1;
  checked.operations.add(operation.name);
  ledger.note(operation.name, answerProblems(operation, answer));
  return answer;
};
const expectStatus = (operation: Operation, what: string, answer: GivenAnswer, statuses: readonly number[]): void => {
  if (!statuses.includes(answer.status))
    ledger.note(operation.name, [
      `${what} answers ${answer.status}, expected ${statuses.join(' or ')}: ${JSON.stringify(answer.body)?.slice(0, 160) ?? ''}`,
    ]);
};

/** What every operation refuses in the same way. */
const refusals = async (practice: Practice, operation: Operation, target: string, body: unknown): Promise<void> => {
  const ask = async (options: AskOptions, path = target) =>
    check(operation, await practice.ask(operation.verb, path, { ...(body === undefined ? {} : { body }), ...options }));
  expectStatus(operation, 'without a token it', await ask({}), [401]);
  // A batch needs no scope of its own; its items do.
  if (operation.template !== '/$batch')
    expectStatus(operation, 'without a scope it', await ask({ token: practice.token(upn(powerful), []) }), [403]);
  if (operation.template.includes('{user-id}')) {
    const stranger = target.replace(/users\/[^/?]+/u, `users/${nobody}`);
    expectStatus(operation, 'for an unknown person it', await ask({ token: practice.token(upn(powerful)) }, stranger), [404]);
  }
  if (body !== undefined)
    expectStatus(operation, 'with a body that is no JSON it', await ask({ token: practice.token(upn(powerful)), body: '{"cut":' }), [400]);
};

describe('reads', () => {
  let practice: Practice;
  beforeAll(async () => {
    practice = await startPractice();
  });
  afterAll(async () => practice.close());

  test.each(operations.filter(({ verb }) => verb === 'GET'))('$name', async (operation) => {
    const everything = practice.token(upn(powerful));
    let successes = 0;
    for (const person of operation.template.includes('{user-id}') ? people : people.slice(0, 1)) {
      const subject = { personId: practice.id(upn(person)), token: everything };
      const targets = await fill(practice, operation, subject);
      for (const target of targets) {
        const answer = check(operation, await practice.ask('GET', target, { token: everything }));
        if (answer.status < 300) successes += 1;
        else expectStatus(operation, `for ${person} it`, answer, [404]);
        for (const agent of agents)
          expectStatus(
            operation,
            `asked by ${agent} it`,
            check(operation, await practice.ask('GET', target, { token: practice.token(upn(agent)) })),
            [200, 403, 404],
          );
      }
    }
    if (successes === 0) ledger.note(operation.name, ['never answers with success']);
    const [target] = await fill(practice, operation, { personId: practice.id(upn('wen.zhang')), token: everything });
    if (target !== undefined) await refusals(practice, operation, target, undefined);
    for (const { query, headers } of target === undefined ? [] : variantsOf(operation)) {
      expectStatus(
        operation,
        `with ${query} it`,
        check(operation, await practice.ask('GET', `${target}?${query}`, { token: everything, headers })),
        [200],
      );
    }
    expect(ledger.unexplained().filter((line) => line.startsWith(`${operation.name}: `))).toEqual([]);
  });
});

describe('writes', () => {
  test.each(operations.filter(({ verb }) => verb !== 'GET'))('$name', async (operation) => {
    const practice = await startPractice();
    try {
      const write = writes.find((one) => one.verb === operation.verb && one.template.test(operation.template));
      if (write === undefined && operation.verb !== 'DELETE') throw new Error(`Say in walk/writes.ts how ${operation.name} is written.`);
      const token = practice.token(upn(powerful));
      const personId = practice.id(upn(write?.who ?? 'wen.zhang'));
      const ask = async (verb: Verb, target: string, body?: unknown) =>
        practice.ask(verb, target, { token, ...(body === undefined ? {} : { body }) });
      const desk = { version: operation.version, personId, ask };
      await write?.before?.(desk);
      const targets = await fill(practice, operation, { personId, token });
      const [first] = targets;
      if (first === undefined) throw new Error(`There is nothing to try ${operation.name} on.`);
      const body = isMade(write?.good) ? await write.good(desk) : write?.good;

      await refusals(practice, operation, first, body);
      for (const bad of write?.bad ?? [])
        expectStatus(
          operation,
          `with the body ${JSON.stringify(bad)} it`,
          check(operation, await ask(operation.verb, first, bad)),
          [400, 404],
        );
      if (operation.template.endsWith('}')) {
        const unknown = first.replace(/[^/]+$/u, nobody);
        expectStatus(operation, 'for an unknown id it', check(operation, await ask(operation.verb, unknown, body)), [404, 400]);
      }
      if (operation.template.includes('{user-id}/')) {
        expectStatus(
          operation,
          'asked by a Global Reader it',
          check(
            operation,
            await practice.ask(operation.verb, first, {
              token: practice.token(upn('yusuf.demir')),
              ...(body === undefined ? {} : { body }),
            }),
          ),
          [403],
        );
      }
      let succeeded = false;
      for (const target of targets) {
        const answer = check(operation, await ask(operation.verb, target, body));
        succeeded ||= answer.status < 300;
        if (succeeded) break;
        if (target === targets.at(-1)) expectStatus(operation, 'a proper request', answer, [200, 201, 202, 204]);
      }
      for (const also of write?.also ?? [])
        expectStatus(operation, 'a proper request', check(operation, await ask(operation.verb, first, also)), [200, 201, 202, 204]);
    } finally {
      await practice.close();
    }
    expect(ledger.unexplained().filter((line) => line.startsWith(`${operation.name}: `))).toEqual([]);
  });
});

test('what the tenant serves is published', () => {
  for (const { verb, pattern, betaOnly } of ROUTES) {
    // Parameters that stand for a fixed set of published segments.
    const path = pattern
      .replace('/{cast}', '/microsoft.graph.directoryRole')
      .replace('Configurations/{id}', 'Configurations/Sms')
      .replaceAll(/\{\w+\}/gu, 'x');
    const served = (betaOnly === true ? (['beta'] as const) : versions).map((version) => findOperation(version, verb, path));
    checked.routes += 1;
    if (served.every((one) => typeof one === 'string')) ledger.note(`${verb} ${pattern}`, ['is not in the published slices']);
  }
  expect(ledger.unexplained().filter((line) => line.endsWith('is not in the published slices'))).toEqual([]);
});

test('every published operation was asked, and no exception is left over', () => {
  const unverified = operations.filter(({ published }) => published['x-metadata-verified'] === false).map(({ name }) => name);
  report({
    counts: {
      'published operations asked of the practice tenant': checked.operations.size,
      'answers of the practice tenant checked': checked.answers,
      'routes of the practice tenant found in the slices or named': checked.routes,
    },
    unverified,
    exceptions: ledger.used(),
  });
  expect(operations.map(({ name }) => name).filter((name) => !checked.operations.has(name))).toEqual([]);
  expect(ledger.stale()).toEqual([]);
});
