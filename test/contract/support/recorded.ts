import type { RecordedRequest } from '../../support/recorded-request.ts';
import { requestProblems } from './checks.ts';

/**
 * What is wrong with requests that the practice tenant has logged, each sentence once. It logs no headers, so those
 * of advanced queries are taken for granted here; console-requests.test.ts looks at them.
 */
export const recordedProblems = (requests: readonly RecordedRequest[]): readonly string[] => {
  const headers = new Headers({ ConsistencyLevel: 'eventual' });
  const problems = requests.flatMap(({ method, path, requestBody }) =>
    requestProblems({ verb: method, target: path, headers, body: requestBody ?? undefined }).problems.map(
      (problem) => `${method} ${path}: ${problem}`,
    ),
  );
  return [...new Set(problems)];
};
