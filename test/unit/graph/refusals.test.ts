import { describe, expect, test } from 'vitest';
import { faultFromAnswer } from '../../../main/graph/errors.ts';
import { remedyFor } from '../../../renderer/ui/sign-in-remedy.ts';

const answer = (status: number, error: Readonly<Record<string, unknown>>) => ({
  status,
  headers: new Headers(),
  requestId: 'r-1',
  body: { error },
});
const write = (status: number, error: Readonly<Record<string, unknown>>) => faultFromAnswer(answer(status, error), 0, 'write');
const read = (status: number, error: Readonly<Record<string, unknown>>) => faultFromAnswer(answer(status, error), 0);

describe('a change that Graph refuses with the cure in its own text', () => {
  test.each([400, 403])('%i for want of a second step is put right by a sign-in, and offers it', (status) => {
    const fault = write(status, { code: 'accessDenied', message: "MFA is required for a 'RemoveKey' operation, but was not performed." });
    expect(fault).toMatchObject({ code: 'graph.claimsChallenge', retryable: false });
    expect(fault.message).toMatch(/Sign in again with your second step, then take up again/u);
    expect(remedyFor({ code: fault.code })).toEqual({ kind: 'signIn' });
  });

  test.each([
    [
      400,
      { code: 'badRequest', message: 'Bad request', innerError: { message: 'Lifetime is outside the range of the policy.' } },
      /another length/u,
    ],
    [400, { code: 'invalidRequest', message: 'The lifetimeInMinutes is out of range' }, /another length/u],
    [400, { code: 'badRequest', message: 'Operation is not allowed for external guest users' }, /that organisation’s helpdesk/u],
    [403, { code: 'accessDenied', message: 'External user cannot have this method' }, /that organisation’s helpdesk/u],
    [400, { code: 'badRequest', message: 'Cannot delete the default authentication method' }, /moves the default first/u],
  ])('%i %j says what helps', (status, error, says) => {
    const fault = write(status, error);
    expect(fault.message).toMatch(says);
    expect(fault.detail).toContain(String(status));
  });

  test('any other names the ways on that a stopped run has', () => {
    expect(write(400, { code: 'badRequest', message: 'Invalid value for KeyId' }).message).toMatch(/Stop here .* leave this step out/u);
    expect(write(404, { code: 'itemNotFound', message: 'gone' }).message).toMatch(/Stop here/u);
    expect(write(403, { code: 'accessDenied', message: 'Request Authorization failed' })).toMatchObject({ code: 'graph.forbidden' });
  });
});

describe('a question that Graph refuses', () => {
  test('sends nobody to make a plan', () => {
    for (const status of [400, 404, 405, 422]) {
      for (const message of ['bad', 'MFA is required', 'external user', 'lifetime', undefined]) {
        expect(read(status, { code: 'badRequest', message }).message).not.toMatch(/plan|Stop here|leave this step|take up/iu);
      }
    }
  });
});
