import { expect, test } from 'vitest';
import { ToProve } from '../../../main/auth/to-prove.ts';

const first = '{"access_token":{"acrs":{"value":"c1"}}}';
const second = '{"access_token":{"acrs":{"value":"c2"}}}';

test('what is to be proved is on the next page, and done with when that was answered', async () => {
  const toProve = new ToProve();
  toProve.ask(first);
  const carried: (string | undefined)[] = [];
  const show = (claims: string | undefined) => Promise.resolve(carried.push(claims));
  expect(await toProve.on(show)).toEqual({ answer: 1, isChallengeAnswered: true });
  expect(await toProve.on(show)).toEqual({ answer: 2, isChallengeAnswered: false });
  expect(carried).toEqual([first, undefined]);
});

test('a page that is not answered leaves it for the next one', async () => {
  const toProve = new ToProve();
  toProve.ask(first);
  await expect(toProve.on(() => Promise.reject(new Error('cancelled')))).rejects.toThrow('cancelled');
  expect(toProve.claims).toBe(first);
});

test.each([
  ['carried another', first],
  ['carried none', undefined],
])('what is asked while a page that %s is open is still to be proved', async (_, before) => {
  const toProve = new ToProve();
  if (before !== undefined) toProve.ask(before);
  await toProve.on(async () => toProve.ask(second));
  expect(toProve.claims).toBe(second);
});
