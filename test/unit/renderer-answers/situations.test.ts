import { describe, expect, it } from 'vitest';
import type { AuthenticationMethod } from '../../../contract/methods.ts';
import type { Person } from '../../../contract/person.ts';
import type { Step } from '../../../renderer/features/answers/answer.ts';
import { answersFor } from '../../../renderer/features/answers/desk-answers.ts';
import { answersWhere, situationsOf } from '../../../renderer/features/answers/situations.ts';
import { method } from '../../support/fake-desk/methods.ts';
import { people, personOf } from '../../support/fake-desk/people.ts';

const named = (displayName: string): Person => {
  const found = people.find((user) => user.displayName === displayName);
  if (found === undefined) throw new Error(`Nobody is called ${displayName}.`);
  return personOf(found);
};
const amara = named('Amara Okafor');
const withMethods = (...methods: AuthenticationMethod[]): Person => ({ ...amara, methods: { ok: true, value: methods } });
const on = (person: Person | null, step: Step | 'closed' | null = 'caller') => situationsOf({ screen: 'desk', person, step });
const first = (...situations: ReturnType<typeof on>): string | undefined => answersWhere(answersFor(null), situations)[0]?.id;

const livePass = method('temporaryAccessPass', 'p', {
  pass: { startUtc: null, lifetimeMinutes: 60, expiresAtUtc: null, isUsableOnce: true, isUsable: true, usabilityReason: 'EnabledByPolicy' },
});
const spentPass = method('temporaryAccessPass', 'p', { pass: { ...livePass.pass, isUsable: false } as AuthenticationMethod['pass'] });
const mobile = method('phone', 'm');
const app = method('microsoftAuthenticator', 'a');

describe('what the agent is looking at', () => {
  it('is the start while nobody is open, and the screen where it is another', () => {
    expect(on(null, null)).toEqual(['start']);
    expect(situationsOf({ screen: 'journal', person: amara, step: 'plan' })).toEqual(['journal']);
    expect(situationsOf({ screen: 'settings', person: null, step: null })).toEqual(['settings']);
  });

  it('is what stands out about the person, then the step, then what nearly everybody has', () => {
    expect(on(withMethods(app, mobile), 'lost')).toEqual(['lost', 'hasApp', 'hasPhone']);
    expect(on(withMethods(mobile), 'lost')).toEqual(['phoneOnly', 'lost', 'hasPhone']);
    expect(on(withMethods(), 'lost')).toEqual(['noMethods', 'lost']);
    expect(on(withMethods(livePass, app), 'handOver')).toEqual(['livePass', 'handOver', 'hasApp']);
    expect(on(named('Amar Okonkwo'))[0]).toBe('blocked');
    expect(on(named('Ámar Ólafsson'))[0]).toBe('guest');
    expect(on(named('Amaryllis Oke (Adm)'), null)[0]).toBe('refused');
  });

  it('does not take a pass, live or spent, for something that somebody has for good', () => {
    expect(on(withMethods(livePass))).toContain('noMethods');
    expect(on(withMethods(spentPass))).toEqual(['noMethods', 'caller']);
    expect(on(withMethods(spentPass, mobile))).toContain('phoneOnly');
  });

  it('says nothing of methods that could not be read', () => {
    const fault = { code: 'graph.forbidden', message: 'No.', retryable: false, correlationId: 'c' } as const;
    expect(on({ ...amara, methods: { ok: false, fault } }, 'lost')).toEqual(['lost']);
  });
});

describe('the answers for it', () => {
  it('begin with what stands out most', () => {
    expect(first('start')).toBe('lost-phone');
    expect(first('phoneOnly', 'lost')).toBe('texts-end');
    expect(first('guest', 'caller')).toBe('guest');
    expect(first('blocked', 'caller')).toBe('blocked');
    expect(first('refused')).toBe('other-agent');
    expect(first('livePass', 'handOver')).toBe('what-is-pass');
    expect(first('journal')).toBe('what-was-done');
  });

  it('are few, each once, and leave room for the step', () => {
    const shown = answersWhere(answersFor(null), ['phoneOnly', 'lost', 'hasPhone']);
    expect(shown.length).toBeLessThanOrEqual(6);
    expect(new Set(shown).size).toBe(shown.length);
    expect(shown.findIndex(({ where }) => where.includes('lost'))).toBe(3);
  });

  it('are there for every situation of a caller', () => {
    const situations = ['start', 'caller', 'lost', 'plan', 'run', 'handOver', 'closed', 'journal', 'refused', 'blocked', 'guest'] as const;
    for (const situation of [
      ...situations,
      'noMethods',
      'phoneOnly',
      'livePass',
      'hasApp',
      'hasPhone',
      'hasPasskey',
      'hasToken',
      'hasCard',
    ] as const)
      expect(answersWhere(answersFor(null), [situation]).length, situation).toBeGreaterThan(0);
  });
});
