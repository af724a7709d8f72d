import type { Page } from '@playwright/test';
import type { OperationName } from '../../../contract/channels.ts';
import type { OperationInput, OperationOutput } from '../../../contract/operations.ts';
import type { Result } from '../../../contract/result.ts';

type Surface = Readonly<Record<string, Readonly<Record<string, (input: unknown) => Promise<unknown>>>>>;

/** Calls the bridge as a script inside the page could: past every button, with any input. */
export const askDesk = async <N extends OperationName>(
  page: Page,
  name: N,
  input: OperationInput<N>,
): Promise<Result<OperationOutput<N>>> => {
  const [area = '', verb = ''] = name.split('.');
  const answer = await page.evaluate(([a, v, given]) => (window as unknown as { desk: Surface }).desk[a]?.[v]?.(given), [
    area,
    verb,
    input,
  ] as const);
  return answer as Result<OperationOutput<N>>;
};

/** The value of an operation that is expected to succeed. */
export const fromDesk = async <N extends OperationName>(page: Page, name: N, input: OperationInput<N>): Promise<OperationOutput<N>> => {
  const result = await askDesk(page, name, input);
  if (!result.ok) throw new Error(`${name} was refused: ${result.fault.code}, ${result.fault.message}`);
  return result.value;
};
