import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../contract/result.ts';
import { FaultCode } from '../../../contract/result.ts';
import { noRemedyWork, remedyWork } from '../../../renderer/features/session/remedy-work.ts';
import type { RemedyEvent } from '../../../renderer/features/session/remedy-work.ts';
import { noSessionWork, sessionWork } from '../../../renderer/features/session/session-work.ts';
import { needsAgent, waitsForAgent } from '../../../renderer/features/ticket/waits-for-agent.ts';
import { FaultNote } from '../../../renderer/ui/FaultNote.tsx';
import { remedyFor, remedyKey, SignInRemedyContext } from '../../../renderer/ui/sign-in-remedy.ts';
import type { SignInRemedy } from '../../../renderer/ui/sign-in-remedy.ts';
import { runOf } from '../renderer-ticket/examples.ts';

const fault = (code: Fault['code'], more: Partial<Fault> = {}): Fault => ({
  code,
  message: 'Your sign-in has ended.',
  retryable: false,
  correlationId: 'c',
  ...more,
});
const consent = fault('auth.consentNeeded', { features: ['removals', 'passes'] });

describe('what a page of Microsoft’s puts right', () => {
  it('is a sign-in for what has ended or is doubted, a consent for what was not agreed to, and nothing else', () => {
    const remedied = FaultCode.options.filter((code) => remedyFor({ code, features: ['passes'] }) !== null);
    expect(remedied).toEqual(['auth.signInNeeded', 'auth.consentNeeded', 'graph.unauthenticated', 'graph.claimsChallenge']);
    expect(remedyFor(consent)).toEqual({ kind: 'allow', features: ['removals', 'passes'] });
  });

  it('is the same for the same features in another order', () => {
    expect(remedyKey({ kind: 'allow', features: ['passes', 'removals'] })).toBe(
      remedyKey({ kind: 'allow', features: ['removals', 'passes'] }),
    );
    expect(remedyKey({ kind: 'allow', features: ['passes'] })).not.toBe(remedyKey({ kind: 'signIn' }));
  });
});

describe('the page that a fault opened', () => {
  const after = (...events: readonly RemedyEvent[]) => events.reduce(remedyWork, noRemedyWork);
  const opened = { type: 'opened', key: 'signIn' } as const;

  it('is one at a time', () => {
    expect(after(opened, { type: 'opened', key: 'allow/passes' }).openKey).toBe('signIn');
  });

  it('counts a good end, and only for what was open', () => {
    expect(after(opened, { type: 'succeeded', key: 'signIn' })).toMatchObject({ openKey: null, successes: { signIn: 1 } });
    expect(after({ type: 'succeeded', key: 'signIn' })).toEqual(noRemedyWork);
    expect(after(opened, { type: 'succeeded', key: 'allow/passes' }).successes).toEqual({});
  });

  it('keeps why it failed until the next try, and says nothing of a cancel', () => {
    const declined = after(opened, { type: 'failed', key: 'signIn', fault: fault('auth.declined') });
    expect(declined.faults).toHaveProperty('signIn');
    expect(remedyWork(declined, opened).faults).toEqual({});
    expect(after(opened, { type: 'failed', key: 'signIn', fault: fault('graph.cancelled') })).toEqual(noRemedyWork);
  });
});

describe('the note of such a fault', () => {
  const remedy = (more: Partial<SignInRemedy> = {}): SignInRemedy => ({
    openKey: null,
    successes: () => 0,
    faultOf: () => null,
    start: () => undefined,
    cancel: () => undefined,
    ...more,
  });
  const drawn = (shown: Fault, signIn: SignInRemedy | null) =>
    renderToStaticMarkup(
      <SignInRemedyContext value={signIn}>
        <FaultNote fault={shown} />
      </SignInRemedyContext>,
    );

  it('offers the sign-in, and Cancel while its page is open', () => {
    expect(drawn(fault('auth.signInNeeded'), remedy())).toMatch(/Sign in again/u);
    const busy = drawn(fault('auth.signInNeeded'), remedy({ openKey: 'signIn' }));
    expect(busy).toMatch(/Waiting for your browser/u);
    expect(busy).toMatch(/Cancel/u);
  });

  it('offers to agree, and says that a refusal leaves the rest working', () => {
    const html = drawn(consent, remedy());
    expect(html).toContain('the rest goes on working');
    expect(html).toContain('Agree in the browser');
  });

  it('says why the try came to nothing, and offers it again', () => {
    const html = drawn(consent, remedy({ faultOf: () => fault('auth.declined', { message: 'You answered with no.' }) }));
    expect(html).toContain('You answered with no.');
    expect(html).toContain('Agree in the browser');
  });

  it('is a plain sentence where nobody can be signed in again, and for any other fault', () => {
    expect(drawn(fault('auth.signInNeeded'), null)).not.toContain('Sign in again');
    expect(drawn(fault('graph.forbidden'), remedy())).not.toContain('<button');
  });
});

describe('a run that waits for the agent', () => {
  const run = runOf('paused');
  const failing = (state: 'failed' | 'succeeded', shown: Fault | null) => ({
    ...run,
    steps: run.steps.map((step, place) => (place === 1 ? { ...step, state, fault: shown } : step)),
  });

  it('waits for what a page puts right, in a step that is not done', () => {
    expect(waitsForAgent(failing('failed', consent))).toBe(consent);
    expect(waitsForAgent(failing('succeeded', consent))).toBeNull();
    expect(waitsForAgent(failing('failed', fault('graph.offline')))).toBeNull();
    expect(waitsForAgent({ ...failing('failed', consent), state: 'running' })).toBeNull();
    expect(needsAgent(null)).toBe(false);
  });
});

describe('what the menu asked of main', () => {
  it('is one thing at a time, and a refusal stays until it is put away', () => {
    const asked = sessionWork(noSessionWork, { type: 'asked', act: 'signOut' });
    expect(sessionWork(asked, { type: 'asked', act: 'toPractice' })).toBe(asked);
    const refused = sessionWork(asked, { type: 'refused', fault: fault('desk.busy') });
    expect(refused).toMatchObject({ at: 'refused', act: 'signOut' });
    expect(sessionWork(refused, { type: 'dismissed' })).toEqual(noSessionWork);
  });

  it('is over when it is done or cancelled', () => {
    const asked = sessionWork(noSessionWork, { type: 'asked', act: 'switchAccount' });
    expect(sessionWork(asked, { type: 'done' })).toEqual(noSessionWork);
    expect(sessionWork(asked, { type: 'refused', fault: fault('graph.cancelled') })).toEqual(noSessionWork);
    expect(sessionWork(asked, { type: 'dismissed' })).toBe(asked);
  });
});
