import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fault, FaultCode } from '../../../contract/result.ts';
import { atTheDoor, codeGroups, nextStep, signInFlow } from '../../../renderer/features/door/sign-in/sign-in-flow.ts';
import type { SignInEvent, SignInFlow } from '../../../renderer/features/door/sign-in/sign-in-flow.ts';

const fault = (code: FaultCode): Fault => ({ code, message: 'It did not work.', retryable: false, correlationId: 'c' });
const code = { code: 'FJ4X7Q2LM', page: 'https://microsoft.com/devicelogin', expiresAtUtc: '2026-11-22T12:15:00Z' };
const after = (...events: readonly SignInEvent[]): SignInFlow => events.reduce(signInFlow, atTheDoor);
const page: SignInEvent = { type: 'started', way: 'remembered' };
const byCode: SignInEvent = { type: 'started', way: 'code' };

describe('signing in at the door', () => {
  it('has one page at a time: a second start changes nothing', () => {
    expect(after(page, byCode)).toEqual(after(page));
    expect(after(page, { type: 'cancelAsked' }, byCode)).toEqual(after(page, { type: 'cancelAsked' }));
  });

  it('says nothing after a cancel, and the ways in are back', () => {
    expect(after(page, { type: 'cancelAsked' }, { type: 'failed', fault: fault('graph.cancelled') })).toEqual({
      ...atTheDoor,
      way: 'remembered',
    });
  });

  it('keeps why it failed until the next try', () => {
    const declined = after(page, { type: 'failed', fault: fault('auth.declined') });
    expect(declined).toMatchObject({ stage: 'idle', fault: { code: 'auth.declined' } });
    expect(signInFlow(declined, page).fault).toBeNull();
  });

  it('shows a code only while it counts, and none that comes after the end', () => {
    expect(after(byCode, { type: 'codeChanged', code }).code).toBe(code);
    expect(after(byCode, { type: 'codeChanged', code }, { type: 'codeChanged', code: null }).code).toBeNull();
    expect(after(byCode, { type: 'codeChanged', code }, { type: 'answered' }).code).toBeNull();
    expect(after(page, { type: 'codeChanged', code }).code).toBeNull();
    expect(after({ type: 'codeChanged', code }).code).toBeNull();
  });

  it('stays open for good once it is answered: the desk is coming', () => {
    const opened = after(page, { type: 'answered' });
    for (const event of [page, byCode, { type: 'cancelAsked' }, { type: 'failed', fault: fault('internal') }] as const)
      expect(signInFlow(opened, event)).toEqual(opened);
  });

  it('never shows a code or a fault in a stage where it means nothing', () => {
    const events = fc.constantFrom<SignInEvent>(
      page,
      byCode,
      { type: 'codeChanged', code },
      { type: 'codeChanged', code: null },
      { type: 'cancelAsked' },
      { type: 'failed', fault: fault('auth.declined') },
    );
    fc.assert(
      fc.property(fc.array(events, { maxLength: 12 }), (list) => {
        const flow = after(...list);
        expect(flow.code === null || (flow.way === 'code' && flow.stage !== 'idle')).toBe(true);
        expect(flow.fault === null || flow.stage === 'idle').toBe(true);
      }),
    );
  });
});

it.each([
  ['auth.declined', 'again'],
  ['auth.refused', 'another'],
  ['auth.wrongAccount', 'another'],
  ['auth.misconfigured', 'setUp'],
  ['desk.busy', 'cancelOther'],
  ['graph.throttled', 'again'],
  ['internal', 'again'],
] as const)('after %s the way on is "%s"', (code_, step) => {
  expect(nextStep({ code: code_ }).step).toBe(step);
});

it.each([
  ['FJ4X7Q2LM', ['FJ4', 'X7Q', '2LM']],
  ['ABCD-EFGH', ['ABCD', 'EFGH']],
  ['ABCDEFGH', ['ABCD', 'EFGH']],
  ['ABCDE', ['ABCD', 'E']],
  ['', []],
])('the code %s is shown as %j', (text, groups) => {
  expect(codeGroups(text)).toEqual(groups);
});
