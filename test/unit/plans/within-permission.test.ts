import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Act } from '../../../contract/acts.ts';
import { acts } from '../../../contract/acts.ts';
import { methodKey } from '../../../contract/method-key.ts';
import type { ActDecision, ActingPermission } from '../../../contract/permission.ts';
import { describeMethods } from '../../../main/people/describe-methods.ts';
import { changeOf } from '../../../main/changes/index.ts';
import { buildSteps } from '../../../main/plans/build-steps.ts';
import { withinPermission } from '../../../main/plans/within-permission.ts';

const methods = describeMethods(
  [
    { '@odata.type': '#microsoft.graph.passwordAuthenticationMethod', id: 'p' },
    { '@odata.type': '#microsoft.graph.microsoftAuthenticatorAuthenticationMethod', id: 'a', displayName: 'Priya’s iPhone' },
    { '@odata.type': '#microsoft.graph.phoneAuthenticationMethod', id: 'm', phoneType: 'mobile', phoneNumber: '+44 7700900001' },
    { '@odata.type': '#microsoft.graph.fido2AuthenticationMethod', id: 'f', displayName: 'Key' },
  ],
  [],
  'push',
);
const pass = { lifetimeMinutes: 60, isUsableOnce: true };

const mayOnly = (...allowed: readonly Act[]): ActingPermission => {
  const decide = (act: Act): ActDecision =>
    allowed.includes(act)
      ? { allowed: true, because: 'You are here.' }
      : { allowed: false, reason: 'noRole', because: `Not for ${act}.`, askInstead: 'Ask an Authentication Administrator.' };
  return {
    privilegedTarget: false,
    acts: {
      manageMethods: decide('manageMethods'),
      resetPassword: decide('resetPassword'),
      endSessions: decide('endSessions'),
      block: decide('block'),
      changeSensitive: decide('changeSensitive'),
    },
  };
};

const planWith = (permission: ActingPermission, lost: readonly string[], off: readonly string[] = [], wantsPass = true) =>
  withinPermission(
    buildSteps({
      methods,
      lostKeys: new Set(lost),
      pass: wantsPass ? pass : null,
      fallbackPass: pass,
      switchedOff: new Set(off),
      sessionsOnly: !permission.acts.manageMethods.allowed,
      isAfterNotThem: false,
    }),
    permission,
    methods,
  );

test('with every act allowed, nothing is taken out and nothing is said', () => {
  const plan = planWith(mayOnly(...acts), ['microsoftAuthenticator/a']);
  expect(plan.steps.map((step) => step.action)).toEqual(['pass.create', 'method.setDefault', 'method.delete', 'sessions.revoke']);
  expect(plan.findings).toEqual([]);
});

test('who may only end sessions gets that, and is told what is left out and who can do it', () => {
  const plan = planWith(mayOnly('resetPassword', 'endSessions'), ['microsoftAuthenticator/a', 'phone/m']);
  expect(plan.steps).toMatchObject([{ action: 'sessions.revoke', round: 0, enabled: true, requiredBy: null, orderedBy: [] }]);
  expect(plan.kept).toEqual(methods);
  expect(plan.deleted).toEqual([]);
  expect(plan.findings).toEqual([
    {
      level: 'caution',
      code: 'notYourRole',
      message:
        'Not in this plan: removing 2 methods, making a pass. Not for manageMethods. Ask an Authentication Administrator. Until then what was lost can still be used to sign in.',
    },
  ]);
  expect(planWith(mayOnly('endSessions'), [], [], false).steps.map((step) => step.action)).toEqual(['sessions.revoke']);
});

test('who may not end sessions is told that a lost device stays signed in', () => {
  const plan = planWith(mayOnly('manageMethods'), ['microsoftAuthenticator/a']);
  expect(plan.steps.map((step) => step.action)).toEqual(['pass.create', 'method.setDefault', 'method.delete']);
  expect(plan.findings.map(({ code }) => code)).toEqual(['notYourRole']);
  expect(plan.findings[0]?.message).toContain('stays signed in');
});

test('whatever is allowed and lost: no step beyond the role, no removal without all that was tied to it, and nothing left out in silence', () => {
  fc.assert(
    fc.property(
      fc.subarray([...acts]),
      fc.subarray(methods.map(methodKey)),
      fc.subarray(['pass', 'revoke', 'delete:phone/m']),
      fc.boolean(),
      (allowed, lost, off, wantsPass) => {
        const permission = mayOnly(...allowed);
        const whole = planWith(mayOnly(...acts), lost, off, wantsPass);
        const plan = planWith(permission, lost, off, wantsPass);
        expect(plan.steps.every((step) => allowed.includes(changeOf(step).act))).toBe(true);
        const managing = (steps: typeof plan.steps) => steps.filter((step) => changeOf(step).act === 'manageMethods');
        expect(managing(plan.steps)).toEqual(allowed.includes('manageMethods') ? managing(whole.steps) : []);
        const missing = whole.steps.filter((step) => step.enabled && !plan.steps.some((other) => other.id === step.id));
        expect(missing.length === 0 || plan.findings.some(({ code }) => code === 'notYourRole')).toBe(true);
      },
    ),
  );
});
