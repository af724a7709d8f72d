import type { AuthenticationMethod } from '../../contract/methods.ts';
import type { PassPolicy, PassRequest } from '../../contract/passes.ts';
import type { Person } from '../../contract/person.ts';
import type { PlanFinding } from '../../contract/plans.ts';
import { describeMinutes } from '../changes/describe-minutes.ts';
import type { ReachedLost } from '../evidence/strength.ts';

export interface FindingInput {
  readonly person: Pick<Person, 'user' | 'preferences'>;
  readonly policy: PassPolicy | null;
  /** What was asked for, and what it became inside the policy. */
  readonly asked: PassRequest | null;
  readonly pass: PassRequest | null;
  readonly methods: readonly AuthenticationMethod[];
  /** What goes is a stranger's. */
  readonly isAfterNotThem: boolean;
  readonly kept: readonly AuthenticationMethod[];
  readonly deleted: readonly AuthenticationMethod[];
  /** What the calls say about what was lost. */
  readonly callReached: ReachedLost;
  readonly recentResets: number;
  readonly repeatResetDays: number;
  readonly nowMs: number;
}

const finding = (level: PlanFinding['level'], code: PlanFinding['code'], message: string): PlanFinding => ({ level, code, message });

/** The pre-flight: what stands in the way of the pass, or what the agent should know before anything happens. */
export const findFindings = (input: FindingInput): PlanFinding[] => [
  ...(input.pass === null ? [] : passFindings(input, input.pass)),
  ...personFindings(input),
];

const passFindings = (input: FindingInput, pass: PassRequest): PlanFinding[] => {
  const { policy, asked, person, methods } = input;
  const found: PlanFinding[] = [];
  if (person.user.userType === 'Guest') {
    found.push(
      finding(
        'stop',
        'guest',
        'Guests cannot have a Temporary Access Pass here. Ask their own organisation to reset them, or switch the pass off.',
      ),
    );
  }
  if (policy?.enabled === false) {
    found.push(
      finding(
        'stop',
        'passPolicyOff',
        'Temporary Access Passes are switched off in this organisation. Ask an Authentication Policy Administrator, or switch the pass off.',
      ),
    );
  }
  if (policy?.personInScope === false) {
    found.push(
      finding(
        'stop',
        'personOutsidePassPolicy',
        'The pass policy does not cover this person: they could not sign in with a pass. Ask an Authentication Policy Administrator to add them.',
      ),
    );
  }
  if (policy?.oneTimeOnly === true && asked?.isUsableOnce === false) {
    found.push(finding('info', 'oneTimeOnly', 'The organisation allows passes that work once only, so this one does.'));
  }
  if (asked !== null && asked.lifetimeMinutes !== pass.lifetimeMinutes) {
    found.push(
      finding(
        'info',
        'lifetimeAdjusted',
        `The organisation allows ${describeMinutes(policy?.minimumLifetimeMinutes ?? 0)} to ${describeMinutes(policy?.maximumLifetimeMinutes ?? 0)}; the pass will last ${describeMinutes(pass.lifetimeMinutes)}.`,
      ),
    );
  }
  const existing = methods.find(
    (method) => method.pass !== null && (method.pass.expiresAtUtc === null || Date.parse(method.pass.expiresAtUtc) > input.nowMs),
  );
  if (existing) {
    found.push(
      finding(
        'caution',
        'existingPassReplaced',
        'This person already has a pass. The new one replaces it, and the old code stops working. Ask the caller whether they know of it.',
      ),
    );
  }
  if (!person.user.accountEnabled) {
    found.push(
      finding('caution', 'blockedAccount', 'This account is blocked: a pass will not let them in. Find out first why it is blocked.'),
    );
  }
  return found;
};

const personFindings = (input: FindingInput): PlanFinding[] => {
  const { person, kept, deleted } = input;
  const found: PlanFinding[] = [];
  const keepsSecondStep = kept.some((method) => method.countsAsSecondStep);
  if (deleted.length > 0 && !keepsSecondStep && input.pass === null) {
    found.push(
      input.isAfterNotThem
        ? finding(
            'caution',
            'passwordOnlyWindow',
            'Nothing but the password is left after this. Have the password changed or the account blocked until the person has been checked again and has a new pass.',
          )
        : finding('stop', 'passwordOnlyWindow', 'Nothing but the password would be left. Keep the pass switched on.'),
    );
  } else if (deleted.length > 0 && !keepsSecondStep) {
    found.push(
      finding(
        'info',
        'nothingLeft',
        'Nothing else is registered: the person gets in with the pass and must register again while it lasts.',
      ),
    );
  }
  if (input.callReached !== 'no') {
    found.push(
      finding(
        'caution',
        'callBackToLostNumber',
        input.callReached === 'reached'
          ? 'The call back went to the phone that was lost, so it proves nothing. Check the caller in another way.'
          : 'It cannot be ruled out that the call reached the phone that was lost, so it proves nothing. Check the caller in another way.',
      ),
    );
  }
  if (input.recentResets > 0) {
    const times = input.recentResets === 1 ? 'once' : `${input.recentResets} times`;
    found.push(
      finding(
        'caution',
        'recentResets',
        `This desk reset this person ${times} in the last ${input.repeatResetDays} days. Ask yourself whether that fits the caller’s story.`,
      ),
    );
  }
  if (person.preferences.ok && person.preferences.value.isSystemPreferredEnabled === true && deleted.some((method) => method.isDefault)) {
    found.push(
      finding(
        'info',
        'systemPreferredHides',
        'Microsoft chooses the strongest method by itself for this person, whatever the default says.',
      ),
    );
  }
  return found;
};
