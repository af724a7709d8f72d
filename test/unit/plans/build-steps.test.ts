import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AuthenticationMethod, MethodKind, PhoneType, PreferredMethod } from '../../../contract/methods.ts';
import { methodKey } from '../../../contract/method-key.ts';
import type { PlanStep } from '../../../contract/plans.ts';
import { buildSteps, stepIds } from '../../../main/plans/build-steps.ts';
import { describeMethods } from '../../../main/people/describe-methods.ts';

const types: Partial<Record<MethodKind, string>> = {
  password: 'password',
  email: 'email',
  microsoftAuthenticator: 'microsoftAuthenticator',
  passwordlessMicrosoftAuthenticator: 'passwordlessMicrosoftAuthenticator',
  softwareOath: 'softwareOath',
  hardwareOath: 'hardwareOath',
  fido2: 'fido2',
  windowsHelloForBusiness: 'windowsHelloForBusiness',
  temporaryAccessPass: 'temporaryAccessPass',
};

const person = (kinds: readonly (MethodKind | PhoneType)[], preferred: PreferredMethod | null): AuthenticationMethod[] =>
  describeMethods(
    kinds.map((kind, index) =>
      kind === 'mobile' || kind === 'alternateMobile' || kind === 'office'
        ? { '@odata.type': '#microsoft.graph.phoneAuthenticationMethod', id: kind, phoneType: kind, phoneNumber: '+44 7700900000' }
        : { '@odata.type': `#microsoft.graph.${types[kind]}AuthenticationMethod`, id: `${kind}-${index}` },
    ),
    [],
    preferred,
  );

const fallbackPass = { lifetimeMinutes: 60, isUsableOnce: true };
const build = (
  methods: readonly AuthenticationMethod[],
  lost: readonly AuthenticationMethod[],
  options: { pass?: boolean; off?: readonly string[] } = {},
) =>
  buildSteps({
    methods,
    lostKeys: new Set(lost.map(methodKey)),
    pass: options.pass === false ? null : fallbackPass,
    fallbackPass,
    switchedOff: new Set(options.off ?? []),
    sessionsOnly: false,
    isAfterNotThem: false,
  });

/** Graph's published rules, as a directory that the steps are played against. */
class Directory {
  methods: AuthenticationMethod[];
  preferred: PreferredMethod | null;
  hasPass = false;

  constructor(methods: readonly AuthenticationMethod[], preferred: PreferredMethod | null) {
    this.methods = [...methods];
    this.preferred = preferred;
  }

  #behind(): AuthenticationMethod[] {
    const phone = (type: PhoneType) => this.methods.filter((method) => method.phoneType === type);
    switch (this.preferred) {
      case 'push':
        return this.methods.filter((method) => method.kind.toLowerCase().endsWith('microsoftauthenticator'));
      case 'oath': {
        const tokens = this.methods.filter((method) => method.kind.endsWith('Oath'));
        return tokens.length > 0 ? tokens : this.methods.filter((method) => method.kind === 'microsoftAuthenticator');
      }
      case 'sms':
      case 'voiceMobile':
        return phone('mobile');
      case 'voiceAlternateMobile':
        return phone('alternateMobile');
      case 'voiceOffice':
        return phone('office');
      default:
        return [];
    }
  }

  apply(step: PlanStep): void {
    switch (step.action) {
      case 'pass.create':
        this.methods = this.methods.filter((method) => method.kind !== 'temporaryAccessPass');
        this.hasPass = true;
        return;
      case 'method.setDefault':
        this.preferred = step.parameters.preferred;
        if (this.#behind().length === 0) throw new Error(`makes ${step.parameters.preferred} the default, which is not registered`);
        return;
      case 'sessions.revoke':
        return;
      case 'method.delete': {
        const method = this.methods.find((other) => other.kind === step.parameters.methodKind && other.id === step.parameters.methodId);
        if (!method) throw new Error(`deletes ${step.id}, which is not there`);
        const others = this.methods.filter((other) => other !== method && /^phone$|icrosoftAuthenticator$|Oath$/u.test(other.kind));
        const behind = this.#behind();
        if (behind.length === 1 && behind[0] === method && others.length > 0)
          throw new Error(`deletes the default ${step.id} while others exist`);
        if (method.phoneType === 'mobile' && this.methods.some((other) => other.phoneType === 'alternateMobile')) {
          throw new Error('deletes the mobile while an alternate mobile exists');
        }
        this.methods = this.methods.filter((other) => other !== method);
      }
    }
  }
}

const kinds = fc
  .uniqueArray(
    fc.constantFrom<(MethodKind | PhoneType)[]>(
      'email',
      'microsoftAuthenticator',
      'passwordlessMicrosoftAuthenticator',
      'softwareOath',
      'hardwareOath',
      'fido2',
      'windowsHelloForBusiness',
      'temporaryAccessPass',
      'office',
      'mobile',
      'alternateMobile',
    ),
    { maxLength: 9 },
  )
  .map((chosen) => chosen.filter((kind) => kind !== 'alternateMobile' || chosen.includes('mobile')))
  .chain((chosen) =>
    fc.constantFrom(
      [...chosen, 'password' as const],
      [...chosen, 'password' as const, ...chosen.filter((kind) => kind === 'microsoftAuthenticator')],
    ),
  );
const preferredFor = (methods: readonly (MethodKind | PhoneType)[]) =>
  fc.constantFrom<(PreferredMethod | null)[]>(
    null,
    ...(methods.includes('microsoftAuthenticator') ? (['push', 'oath'] as const) : []),
    ...(methods.includes('softwareOath') ? (['oath'] as const) : []),
    ...(methods.includes('mobile') ? (['sms', 'voiceMobile'] as const) : []),
    ...(methods.includes('alternateMobile') ? (['voiceAlternateMobile'] as const) : []),
    ...(methods.includes('office') ? (['voiceOffice'] as const) : []),
  );
const situation = kinds.chain((chosen) =>
  preferredFor(chosen).chain((preferred) => {
    const methods = person(chosen, preferred);
    return fc.record({
      methods: fc.constant(methods),
      preferred: fc.constant(preferred),
      lost: fc.subarray(methods),
      pass: fc.boolean(),
      off: fc.subarray([stepIds.pass, stepIds.revoke, stepIds.setDefault, ...methods.map((method) => stepIds.delete(methodKey(method)))], {
        maxLength: 3,
      }),
      order: fc.boolean(),
    });
  }),
);

describe('any plan, in any order within a round', () => {
  test('is accepted by the directory’s published rules, never leaves the password alone, and never deletes its pass', () => {
    fc.assert(
      fc.property(situation, ({ methods, preferred, lost, pass, off, order }) => {
        const { steps, kept, deleted } = build(methods, lost, { pass, off });
        const directory = new Directory(methods, preferred);
        const couldSignIn = methods.some((method) => method.countsAsSecondStep);
        const enabled = steps.filter((step) => step.enabled);
        const rounds = [...new Set(enabled.map((step) => step.round))].toSorted((a, b) => a - b);
        for (const round of rounds) {
          const batch = enabled.filter((step) => step.round === round);
          for (const step of order ? batch : batch.toReversed()) {
            directory.apply(step);
            expect(!couldSignIn || directory.hasPass || directory.methods.some((method) => method.countsAsSecondStep)).toBe(true);
          }
        }
        const passOn = enabled.some((step) => step.action === 'pass.create');
        expect(directory.hasPass).toBe(passOn);
        expect(directory.methods.map(methodKey).toSorted()).toEqual(
          kept
            .filter((method) => !(passOn && method.kind === 'temporaryAccessPass'))
            .map(methodKey)
            .toSorted(),
        );
        expect(deleted.every((method) => method.removable)).toBe(true);
        expect(kept.some((method) => method.kind === 'password')).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('the order', () => {
  const actions = (steps: readonly PlanStep[]) =>
    steps.map((step) => (step.action === 'method.delete' ? `delete ${step.parameters.methodId}` : step.action));

  test('pass, the others side by side, the default last, then the sessions', () => {
    const methods = person(['microsoftAuthenticator', 'mobile', 'fido2', 'password'], 'push');
    const { steps } = build(methods, methods.slice(0, 3));
    expect(actions(steps)).toEqual([
      'pass.create',
      'delete mobile',
      'delete fido2-2',
      'delete microsoftAuthenticator-0',
      'sessions.revoke',
    ]);
    expect(steps.map((step) => step.round)).toEqual([0, 1, 1, 2, 3]);
    expect(steps[3]?.orderedBy).toEqual(['defaultGoesLast']);
  });

  test('the default moves to what is kept, by rule, before the old one goes', () => {
    const methods = person(['microsoftAuthenticator', 'mobile', 'office', 'password'], 'push');
    const { steps } = build(methods, methods.slice(0, 2), { off: [stepIds.setDefault] });
    expect(actions(steps)).toEqual([
      'pass.create',
      'method.setDefault',
      'delete microsoftAuthenticator-0',
      'delete mobile',
      'sessions.revoke',
    ]);
    expect(steps[1]).toMatchObject({ parameters: { preferred: 'voiceOffice' }, enabled: true, requiredBy: 'defaultMovesFirst' });
  });

  test('one of two authenticators goes without moving the default', () => {
    const methods = person(['microsoftAuthenticator', 'microsoftAuthenticator', 'mobile', 'password'], 'push');
    expect(actions(build(methods, methods.slice(0, 1)).steps)).toEqual([
      'pass.create',
      'delete microsoftAuthenticator-0',
      'sessions.revoke',
    ]);
  });

  test('the alternate mobile goes with a lost mobile, and the rule that asks for it is named', () => {
    const methods = person(['mobile', 'alternateMobile', 'fido2', 'password'], null);
    const { steps } = build(methods, methods.slice(0, 1), { off: [stepIds.delete('phone/alternateMobile')] });
    expect(actions(steps)).toEqual(['pass.create', 'delete alternateMobile', 'delete mobile', 'sessions.revoke']);
    expect(steps[1]).toMatchObject({ enabled: true, requiredBy: 'alternateBeforeMobile' });
  });

  test('the pass cannot be switched off when nothing else would be left', () => {
    const methods = person(['microsoftAuthenticator', 'password'], 'push');
    expect(build(methods, methods.slice(0, 1), { pass: false, off: [stepIds.pass] }).steps[0]).toMatchObject({
      action: 'pass.create',
      enabled: true,
      requiredBy: 'passBeforeDeletion',
      parameters: fallbackPass,
    });
  });

  test('a switched-off deletion keeps its method', () => {
    const methods = person(['microsoftAuthenticator', 'fido2', 'password'], 'push');
    const { kept, deleted } = build(methods, methods.slice(0, 2), { off: [stepIds.delete('fido2/fido2-1')] });
    expect([kept.map((method) => method.kind), deleted.map((method) => method.kind)]).toEqual([
      ['fido2', 'password'],
      ['microsoftAuthenticator'],
    ]);
  });

  test('only a pass: nothing is deleted and nobody is signed out', () => {
    expect(actions(build(person(['microsoftAuthenticator', 'password'], 'push'), []).steps)).toEqual(['pass.create']);
  });
});
