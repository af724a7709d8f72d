import { expect, it } from 'vitest';
import { silentLogger } from '../../../main/log/logger.ts';
import { requireOsSandbox } from '../../../main/shell/os-sandbox.ts';

const asked = (userId: number | undefined): number => {
  let times = 0;
  requireOsSandbox({ enableSandbox: () => (times += 1) }, userId, silentLogger);
  return times;
};

it('the system’s sandbox is asked for, for whoever runs it, but by root, who cannot have it', () => {
  // Windows has no user number.
  expect([asked(1000), asked(undefined), asked(0)]).toEqual([1, 1, 0]);
});
