import type { SignInCode } from '../../../../contract/app-state.ts';
import type { Fault } from '../../../../contract/result.ts';

/** What was asked of Microsoft: a page for the remembered account or another one, or a code for another device. */
export type Way = 'remembered' | 'another' | 'code';

export interface SignInFlow {
  /** `opened`: signed in; main puts the desk's window in the place of this one. */
  readonly stage: 'idle' | 'open' | 'cancelling' | 'opened';
  /** The way that is under way, or was tried last. */
  readonly way: Way;
  readonly code: SignInCode | null;
  readonly fault: Fault | null;
}

export type SignInEvent =
  | { readonly type: 'started'; readonly way: Way }
  /** Null: the code no longer counts. */
  | { readonly type: 'codeChanged'; readonly code: SignInCode | null }
  | { readonly type: 'cancelAsked' }
  | { readonly type: 'answered' }
  | { readonly type: 'failed'; readonly fault: Fault };

export const atTheDoor: SignInFlow = { stage: 'idle', way: 'remembered', code: null, fault: null };

/** One sign-in at a time. Events that do not fit the stage change nothing. */
export const signInFlow = (flow: SignInFlow, event: SignInEvent): SignInFlow => {
  const underWay = flow.stage === 'open' || flow.stage === 'cancelling';
  switch (event.type) {
    case 'started':
      return underWay || flow.stage === 'opened' ? flow : { stage: 'open', way: event.way, code: null, fault: null };
    case 'codeChanged':
      return flow.stage === 'open' && flow.way === 'code' ? { ...flow, code: event.code } : flow;
    case 'cancelAsked':
      return flow.stage === 'open' ? { ...flow, stage: 'cancelling' } : flow;
    case 'answered':
      return underWay ? { ...flow, stage: 'opened', code: null } : flow;
    case 'failed':
      if (!underWay) return flow;
      // Cancelled is what the agent asked for; there is nothing to tell them.
      return { ...flow, stage: 'idle', code: null, fault: event.fault.code === 'graph.cancelled' ? null : event.fault };
    default:
      return event satisfies never;
  }
};

/** What helps most after a sign-in that failed. */
export type NextStep = 'again' | 'another' | 'setUp' | 'cancelOther';

export const nextStep = (fault: Pick<Fault, 'code'>): { readonly title: string; readonly step: NextStep } => {
  switch (fault.code) {
    case 'auth.declined':
      return { title: 'The sign-in was declined', step: 'again' };
    case 'auth.refused':
      return { title: 'Microsoft refused the sign-in', step: 'another' };
    case 'auth.wrongAccount':
      return { title: 'That account does not belong here', step: 'another' };
    case 'auth.misconfigured':
      return { title: 'The set-up does not fit your organisation', step: 'setUp' };
    case 'desk.busy':
      return { title: 'A sign-in page is still open', step: 'cancelOther' };
    case 'graph.throttled':
      return { title: 'Microsoft asks to wait', step: 'again' };
    case 'graph.offline':
    case 'graph.timeout':
    case 'graph.unavailable':
    case 'graph.malformed':
      return { title: 'Microsoft’s sign-in did not answer', step: 'again' };
    default:
      return { title: 'You are not signed in', step: 'again' };
  }
};

/** A code as it is read and typed: "FJ4 X7Q 2LM". A code that is in groups already keeps them. */
export const codeGroups = (code: string): readonly string[] => {
  const own = code.split(/[\s-]+/u).filter((group) => group !== '');
  if (own.length > 1) return own;
  const size = code.length % 3 === 0 ? 3 : 4;
  return code.match(new RegExp(`.{1,${size}}`, 'gu')) ?? [];
};
