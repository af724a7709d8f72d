import { describe, expect, test } from 'vitest';
import type { Person, PersonRisk } from '../../../contract/person.ts';
import type { SignInBrief } from '../../../contract/sign-ins.ts';
import { attentionOf } from '../../../renderer/features/user/attention.ts';
import { people, personOf } from '../../support/fake-desk/people.ts';

const [anybody] = people;
if (anybody === undefined) throw new Error('The fake desk has nobody.');
const calm: Person = { ...personOf(anybody), signIns: { ok: true, value: [] } };
const none = { resets: 0, days: 30 };
const risk = (state: PersonRisk['state'], level: PersonRisk['level']): Person => ({
  ...calm,
  risk: { ok: true, value: { state, level, sinceUtc: '2026-11-27T06:00:00Z' } },
});
const signIn = (result: SignInBrief['result'], outcome: string): SignInBrief => ({
  id: outcome,
  atUtc: '2026-11-27T09:00:00Z',
  result,
  outcome,
  errorCode: null,
  risk: null,
  appDisplayName: null,
  place: null,
  ipAddress: null,
  network: null,
  device: null,
});
const words = (person: Person, help = none) => attentionOf(person, help).map((line) => line.words);

describe('what needs attention under the name', () => {
  test('is nothing where there is nothing', () => expect(words(calm)).toEqual([]));

  test.each(['none', 'dismissed', 'remediated', 'confirmedSafe'] as const)('a risk that is %s is none', (state) =>
    expect(words(risk(state, 'none'))).toEqual([]),
  );

  test('a person at risk comes first, before a block, failures and a guest', () => {
    const person: Person = {
      ...risk('atRisk', 'medium'),
      user: { ...calm.user, accountEnabled: false, isExternal: true },
      signIns: {
        ok: true,
        value: [signIn('failed', 'Wrong password'), signIn('failed', 'Wrong password'), signIn('interrupted', 'Second step asked for')],
      },
    };
    const lines = attentionOf(person, { resets: 2, days: 30 });
    expect(lines.map(({ about }) => about)).toEqual(['risk', 'blocked', 'failures', 'helped', 'guest']);
    expect(lines[0]).toMatchObject({ weight: 'danger', words: expect.stringContaining('at risk (medium)') as string });
    expect(lines[2]?.words).toBe('Of the last 3 sign-ins: 2 failed: Wrong password (2). 1 stopped on the way: Second step asked for.');
  });

  test('a state that this version does not know is said, and is not the good case', () =>
    expect(attentionOf(risk('unknown', 'hidden'), none)).toMatchObject([{ about: 'risk', weight: 'caution' }]));

  test('a sign-in without a result is counted as that', () =>
    expect(words({ ...calm, signIns: { ok: true, value: [signIn('unknown', 'Result not known')] } })).toEqual([
      'The last sign-in: 1 with a result that is not known.',
    ]));

  test.each(['auth.consentNeeded', 'graph.forbidden', 'graph.unavailable'] as const)(
    'a risk that cannot be read (%s) is not known, said quietly',
    (code) => {
      const person: Person = {
        ...calm,
        risk: {
          ok: false,
          fault: {
            code,
            message: 'No.',
            retryable: false,
            requestId: null,
            correlationId: '11111111-1111-4111-8111-111111111111',
          } as never,
        },
      };
      expect(attentionOf(person, none)).toMatchObject([
        { about: 'riskNotKnown', weight: 'neutral', words: expect.stringMatching(/^Risk: not known\. /u) as string },
      ]);
    },
  );

  test('an account of which Graph does not say whether it is blocked is not known either', () =>
    expect(words({ ...calm, user: { ...calm.user, accountEnabled: null } })).toEqual(['Whether sign-in is blocked is not known.']));
});
