import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { FaultCode } from '../../../contract/result.ts';

test('docs/faults.md explains every fault code and no other', () => {
  const text = readFileSync(resolve(import.meta.dirname, '../../../docs/faults.md'), 'utf8');
  const explained = [...text.matchAll(/^\| `([a-z]+(?:\.[A-Za-z]+)?)` \|/gmu)].map((match) => match[1]);
  expect(explained.toSorted()).toEqual(FaultCode.options.toSorted());
});
