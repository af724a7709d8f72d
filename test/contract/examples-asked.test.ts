import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerProblems } from './support/checks.ts';
import type { GivenAnswer } from './support/checks.ts';
import type { MatchedExample } from './support/examples.ts';
import { byReason, matchedExamples, skippedExamples } from './support/examples.ts';
import { fill, itemsOf } from './support/fill.ts';
import { Ledger } from './support/ledger.ts';
import type { Practice } from './support/practice.ts';
import { startPractice, upn } from './support/practice.ts';
import { report } from './support/report.ts';
import { writes } from './walk/writes.ts';

/** The published examples as requests: the practice tenant answers with the same status and every property that the example has. */
const ledger = new Ledger('examples asked');
const asked = { examples: 0, compared: 0 };

/** Ids of another tenant in what is asked, replaced by ones of this. */
const ownIds = async (practice: Practice, token: string, body: unknown): Promise<unknown> => {
  if (typeof body !== 'object' || body === null) return undefined;
  const person = practice.id(upn('femi.balogun'));
  const devices =
    'device' in body
      ? itemsOf(
          (
            await practice.ask('GET', "/beta/directory/authenticationMethodDevices/hardwareOathDevices?$filter=status eq 'available'", {
              token,
            })
          ).body,
        )
      : [];
  return {
    ...body,
    ...('userIds' in body && Array.isArray(body.userIds)
      ? { userIds: body.userIds.map((_, i) => practice.id(upn(['femi.balogun', 'priya.raman'][i % 2] ?? ''))) }
      : {}),
    ...('device' in body ? { device: { id: devices[0]?.['id'] } } : {}),
    ...('assignTo' in body ? { assignTo: { id: person } } : {}),
  };
};

const queryOf = (practice: Practice, query: string): string => {
  // A filter on a person of the page's tenant finds nobody here.
  const own = query.replace(/(?<=principalId eq ')[^']+/u, practice.id(upn('helena.brandt')));
  return own === '' ? '' : `?${own.replaceAll('#', '%23')}`;
};

const replay = async (practice: Practice, { example, operation, query }: MatchedExample): Promise<GivenAnswer> => {
  const token = practice.token(upn('ruta.kalnina'));
  const write = writes.find((one) => one.verb === operation.verb && one.template.test(operation.template));
  const personId = practice.id(upn(write?.who ?? 'wen.zhang'));
  await write?.before?.({
    version: operation.version,
    personId,
    ask: async (verb, target, body) => practice.ask(verb, target, { token, body }),
  });
  const targets = await fill(practice, operation, { personId, token });
  const body = await ownIds(practice, token, example.request.body);
  const { ConsistencyLevel } = example.request.headers;
  const headers: Readonly<Record<string, string>> = ConsistencyLevel === undefined ? {} : { ConsistencyLevel };
  const answers: GivenAnswer[] = [];
  for (const target of targets) {
    const answer = await practice.ask(operation.verb, `${target}${queryOf(practice, query)}`, {
      token,
      headers,
      ...(body === undefined ? {} : { body }),
    });
    answers.push(answer);
    // Not every item can be written to: the default method, a trusted location. Of those read, the likest counts.
    if (operation.verb !== 'GET' && answer.status < 300) return answer;
  }
  const [likest] = answers.toSorted(
    (one, other) => missingProperties(one.body, example.response.body).length - missingProperties(other.body, example.response.body).length,
  );
  if (likest === undefined) throw new Error(`There is nothing to replay ${operation.name} on.`);
  return likest;
};

/** What is inside `value`: pages wrap single objects in it as often as they show one object of a list. */
const inside = (body: unknown): readonly unknown[] => {
  const value = typeof body === 'object' && body !== null && 'value' in body ? body.value : body;
  return Array.isArray(value) ? (value as readonly unknown[]) : [value];
};

/** Paths of all properties, the items of a list taken together; annotations left out. */
const pathsOf = (value: unknown, at = ''): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap((item) => pathsOf(item, `${at}[]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name.includes('@') ? [] : [`${at}/${name}`, ...pathsOf(inner, `${at}/${name}`)],
  );
};

/** Properties that the example has and the answer lacks; of a part that is empty here nothing can be said. */
const missingProperties = (answered: unknown, published: unknown): readonly string[] => {
  const has = new Set(pathsOf(inside(answered)));
  const inhabited = new Set([...has].map((path) => path.slice(0, path.lastIndexOf('/'))));
  return [...new Set(pathsOf(inside(published)))].filter((path) => !has.has(path) && inhabited.has(path.slice(0, path.lastIndexOf('/'))));
};

let forReads: Practice;
beforeAll(async () => {
  forReads = await startPractice();
});
afterAll(async () => forReads.close());

test.each(matchedExamples)('$name', async (one) => {
  const { name, example, operation } = one;
  // A write finds everything as it was.
  const practice = operation.verb === 'GET' ? forReads : await startPractice();
  try {
    const answer = await replay(practice, one);
    asked.examples += 1;
    const problems: string[] = [];
    if (answer.status !== example.response.status)
      problems.push(
        `status ${answer.status}, in the example ${example.response.status}: ${JSON.stringify(answer.body)?.slice(0, 200) ?? ''}`,
      );
    else {
      if (answer.body !== undefined && pathsOf(inside(answer.body)).length > 0) asked.compared += 1;
      problems.push(
        ...missingProperties(answer.body, example.response.body).map((path) => `${path.slice(3)} is in the example and not in the answer`),
      );
    }
    problems.push(
      ...answerProblems(operation, answer)
        .filter((problem) => !problem.includes('/innerError/date'))
        .map((problem) => `answer: ${problem}`),
    );
    ledger.note(name, problems);
    expect(ledger.unexplained().filter((line) => line.startsWith(`${name}: `))).toEqual([]);
  } finally {
    if (practice !== forReads) await practice.close();
  }
});

test('no exception is left over', () => {
  report({
    counts: {
      'published examples asked of the practice tenant': asked.examples,
      'of which with a body that was compared': asked.compared,
      'published examples not asked': skippedExamples.length,
    },
    exceptions: ledger.used(),
    notReplayed: byReason(skippedExamples),
  });
  expect(ledger.stale()).toEqual([]);
});
