import { describe, expect, test } from 'vitest';
import type { GraphSignIn } from '../../../main/graph/sign-ins.ts';
import { describeSignIn } from '../../../main/people/describe-sign-in.ts';

const row = (more: Partial<GraphSignIn>): GraphSignIn => ({ id: 'row', createdDateTime: '2026-11-27T09:00:00Z', ...more });
const brief = (more: Partial<GraphSignIn>) => describeSignIn(row(more), () => null);

describe('a sign-in whose result is not in the log', () => {
  test.each<[string, Partial<GraphSignIn>]>([
    ['no status at all', {}],
    ['status null', { status: null }],
    ['a status without a code', { status: {} }],
    ['a code that is null, beside a reason for a failure', { status: { errorCode: null, failureReason: 'Invalid password.' } }],
  ])('%s is not known, and no success', (_, more) => {
    expect(brief(more)).toMatchObject({ result: 'unknown', errorCode: null });
    expect(brief(more).outcome).toBe('Result not known');
  });

  test.each<[number, string]>([
    [0, 'succeeded'],
    [50140, 'interrupted'],
    [50126, 'failed'],
  ])('code %i is %s', (errorCode, result) => expect(brief({ status: { errorCode } })).toMatchObject({ result, errorCode }));
});

describe('a sign-in that Microsoft holds to be risky', () => {
  test.each<[Partial<GraphSignIn>, unknown]>([
    [
      { riskState: 'atRisk', riskLevelDuringSignIn: 'medium' },
      { state: 'atRisk', level: 'medium' },
    ],
    [
      { riskState: 'confirmedCompromised', riskLevelDuringSignIn: 'hidden' },
      { state: 'confirmedCompromised', level: 'hidden' },
    ],
    [{ riskState: 'atRisk' }, { state: 'atRisk', level: 'hidden' }],
  ])('%j says so', (more, risk) => expect(brief({ status: { errorCode: 0 }, ...more })).toMatchObject({ risk }));

  test.each(['none', 'dismissed', 'remediated', 'confirmedSafe'])('%s is no risk any more', (riskState) =>
    expect(brief({ status: { errorCode: 0 }, riskState })).toMatchObject({ risk: null }),
  );
});
