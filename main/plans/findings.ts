import type { AuthenticationMethod } from '../../contract/methods.ts';
import type { PassPolicy, PassRequest } from '../../contract/passes.ts';
import type { Person } from '../../contract/person.ts';
import type { PlanDecision, PlanFinding, PlanStep } from '../../contract/plans.ts';
import { describeMinutes } from '../changes/describe-minutes.ts';
import { changeOf } from '../changes/index.ts';

export interface FindingInput {
  readonly person: Pick<Person, 'user' | 'preferences'>;
  readonly policy: PassPolicy | null;
  readonly steps: readonly PlanStep[];
  /** What the agent decided on this ticket. */
  readonly decisions: readonly PlanDecision[];
  /** The plan is only about their sessions because their methods could not be read. */
  readonly methodsUnread: boolean;
  /** The agent may remove what is registered here. */
  readonly mayManage: boolean;
  /** What was asked for, and what it became inside the policy. */
  readonly asked: PassRequest | null;
  readonly pass: PassRequest | null;
  readonly methods: readonly AuthenticationMethod[];
  readonly kept: readonly AuthenticationMethod[];
  readonly deleted: readonly AuthenticationMethod[];
  readonly voidCallBack: boolean;
  readonly recentResets: number;
  readonly repeatResetDays: number;
  readonly nowMs: number;
}

const finding = (level: PlanFinding['level'], code: PlanFinding['code'], message: string): PlanFinding => ({ level, code, message });

/** The pre-flight: what stands in the way of the pass, or what the agent should know before anything happens. */
export const findFindings = (input: FindingInput): PlanFinding[] => [
  ...(input.person.user.isExternal ? externalFindings(input) : []),
  ...(input.pass === null ? [] : passFindings(input, input.pass)),
  ...personFindings(input),
];

/** A required pass goes with the removals that require it; what is left can still be done. */
const withoutPass = (isRequired: boolean): string =>
  isRequired ? 'or switch the removals and then the pass off, and end their sessions alone' : 'or switch the pass off';

const passFindings = (input: FindingInput, pass: PassRequest): PlanFinding[] => {
  const { policy, asked, person, methods, steps } = input;
  const found: PlanFinding[] = [];
  const isRequired = steps.some((step) => changeOf(step).makes !== undefined && step.requiredBy !== null);
  if (policy?.enabled === false) {
    found.push(
      finding(
        'stop',
        'passPolicyOff',
        `Temporary Access Passes are switched off in this organisation. Ask an Authentication Policy Administrator, ${withoutPass(isRequired)}.`,
      ),
    );
  }
  if (policy?.personInScope === false) {
    found.push(
      finding(
        'stop',
        'personOutsidePassPolicy',
        `The pass policy does not cover this person: they could not sign in with a pass. Ask an Authentication Policy Administrator to add them, ${withoutPass(isRequired)}.`,
      ),
    );
  }
  if (policy === null) {
    found.push(
      finding(
        'caution',
        'passPolicyUnread',
        'The organisation’s rules for passes could not be read, so Microsoft may refuse this pass. Nothing is removed before it is made.',
      ),
    );
  } else if (policy.enabled && policy.personInScope === null) {
    found.push(
      finding(
        'caution',
        'passPolicyUnread',
        'It could not be told whether the organisation’s rules for passes cover this person, so a pass may not let them in. Have them try it while they are still on the line.',
      ),
    );
  }
  if (policy?.oneTimeOnly === true && asked?.isUsableOnce === false) {
    found.push(finding('info', 'oneTimeOnly', 'The organisation allows passes that work once only, so this one does.'));
  }
  if (policy !== null && asked !== null && asked.lifetimeMinutes !== pass.lifetimeMinutes) {
    found.push(
      finding(
        'info',
        'lifetimeAdjusted',
        `The organisation allows ${describeMinutes(policy.minimumLifetimeMinutes)} to ${describeMinutes(policy.maximumLifetimeMinutes)}; the pass will last ${describeMinutes(pass.lifetimeMinutes)}.`,
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

/** What only their own organisation can do, what can be done here, and what the agent has to decide for that. */
const externalFindings = ({ deleted, kept, decisions, mayManage }: FindingInput): PlanFinding[] => {
  const elsewhere = finding(
    'caution',
    'external',
    `This person signs in at another organisation. Only that organisation can give them a pass or end their sessions: ask the caller to call its helpdesk.${
      mayManage ? ' Here you can remove what they have registered with us.' : ''
    }`,
  );
  if (!mayManage) return [elsewhere];
  if (deleted.length === 0) {
    return [
      elsewhere,
      finding(
        'stop',
        'externalNothingChosen',
        'Nothing is to be removed, so there is nothing to do here. Go back to what was lost and tick it, or send the caller to their own organisation.',
      ),
    ];
  }
  if (kept.some((method) => method.countsAsSecondStep)) return [elsewhere];
  const isDecided = decisions.includes('leaveNothingHere');
  return [
    elsewhere,
    {
      level: isDecided ? 'caution' : 'stop',
      code: 'externalNothingLeft',
      message: `Nothing is registered here after this. Whoever signs in next with their password can register something new, so their own organisation should reset that first. ${
        isDecided ? 'You decided to remove it all the same.' : 'Decide below to remove it all the same, or switch a removal off.'
      }`,
      decision: 'leaveNothingHere',
    },
  ];
};

const personFindings = (input: FindingInput): PlanFinding[] => {
  const { person, kept, deleted } = input;
  const found: PlanFinding[] = [];
  const keepsSecondStep = kept.some((method) => method.countsAsSecondStep);
  if (deleted.length > 0 && !keepsSecondStep && !person.user.isExternal) {
    found.push(
      input.pass === null
        ? finding('stop', 'passwordOnlyWindow', 'Nothing but the password would be left. Switch the pass on, or switch the removals off.')
        : finding(
            'info',
            'nothingLeft',
            'Nothing else is registered: the person gets in with the pass and must register again while it lasts.',
          ),
    );
  }
  if (input.methodsUnread) {
    found.push(
      finding(
        'caution',
        'methodsUnread',
        'Their sign-in methods could not be read, so this plan can only end their sessions. To remove or add something, read the account again first.',
      ),
    );
  }
  if (input.voidCallBack) {
    found.push(
      finding(
        'caution',
        'callBackToLostNumber',
        'The call back went to the phone that was lost, so it proves nothing. Check the caller in another way.',
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
