import { describe, expect, it } from 'vitest';
import {
  discountedBy,
  failuresOf,
  notCounting,
  outcomeNames,
  strengthOf,
  suffices,
} from '../../../renderer/features/ticket/evidence-words.ts';
import {
  devicesHolding,
  keysOfChosen,
  lostMethodKeys,
  lostSummary,
  suggestionsFor,
  withWholeDevices,
} from '../../../renderer/features/ticket/lost-devices.ts';
import { lifetimeChoices, minutesInWords } from '../../../renderer/features/ticket/pass-choices.ts';
import { byWeight, needsMoreEvidence, roundsOf, stopConsequences, whyNot } from '../../../renderer/features/ticket/plan-words.ts';
import { referenceFrom } from '../../../renderer/features/ticket/ticket-reference.ts';
import { millisecondsUntil, wordsLeft } from '../../../renderer/features/ticket/time-left.ts';
import { at, callBack, deleteStep, deviceOf, evidenceOf, inPerson, passStep, planOf, runOf, start, video } from './examples.ts';

const pattern = '[A-Z]{2,6}-?[0-9]{3,10}';
const policy = {
  enabled: true,
  minimumLifetimeMinutes: 30,
  maximumLifetimeMinutes: 480,
  defaultLifetimeMinutes: 45,
  oneTimeOnly: true,
  personInScope: true,
};

describe('the ticket reference', () => {
  it('is taken without its spaces, and in capitals where only those fit', () => {
    expect(referenceFrom('  INC-20417 ', pattern)).toBe('INC-20417');
    expect(referenceFrom('inc-20417', pattern)).toBe('INC-20417');
    expect(referenceFrom('inc-20417', '[a-z]+-[0-9]+')).toBe('inc-20417');
  });

  it('must fit as a whole', () => {
    for (const text of ['', 'INC', 'x INC-20417', 'INC-20417\nINC-20418']) expect(referenceFrom(text, pattern)).toBeNull();
    expect(referenceFrom('AB', 'A|AB')).toBe('AB');
  });
});

describe('the caller check', () => {
  it('counts two different kinds as high, and the same kind twice as one', () => {
    expect(strengthOf([])).toBe('none');
    expect(strengthOf([evidenceOf(callBack), evidenceOf(callBack)])).toBe('standard');
    expect(strengthOf([evidenceOf(callBack), evidenceOf(video)])).toBe('high');
    expect(strengthOf([evidenceOf(inPerson)])).toBe('high');
    expect(suffices('standard', 'high')).toBe(false);
  });

  it('shows which checks the plan did not count, and leaves newer ones unjudged', () => {
    const [counted, dropped, newer] = [evidenceOf(callBack), evidenceOf(callBack), evidenceOf(video, { recordedAtUtc: at(5) })];
    const plan = planOf({ evidenceIds: [counted.id], proposedAtUtc: at(1) });
    expect(discountedBy(plan, [counted, dropped, newer])).toEqual([dropped]);
    expect(discountedBy(null, [dropped])).toEqual([]);
  });

  it('counts nothing that is spent or older than a failed check, and says why', () => {
    const [spent, before] = [evidenceOf(inPerson, { standing: 'spent' }), evidenceOf(video, { standing: 'beforeFailedCheck' })];
    expect(strengthOf([spent, before])).toBe('none');
    expect(strengthOf([spent, evidenceOf(callBack)])).toBe('standard');
    expect(notCounting(spent, false)).toMatchObject({ word: 'Spent', why: expect.stringContaining('earlier plan') as string });
    expect(notCounting(before, false)?.why).toContain('failed a check after it');
    expect(notCounting(evidenceOf(callBack), true)?.why).toContain('what was lost');
    expect(notCounting(evidenceOf(callBack), false)).toBeNull();
  });

  it('has a way to say that each kind of check failed, and that the caller gave up', () => {
    for (const kind of ['callBack', 'photoIdInPerson', 'photoIdVideo', 'managersWord'] as const) {
      const outcomes = failuresOf(kind).map((failure) => failure.outcome);
      expect(outcomes).toContain('gaveUp');
      expect(outcomes.length).toBeGreaterThan(1);
      for (const outcome of outcomes) expect(outcomeNames[outcome]).not.toBe('');
    }
  });
});

describe('what was lost', () => {
  const sim = deviceOf('sim');
  const phone = deviceOf('phone', [
    { key: 'sim', reason: 'The SIM is in it.' },
    { key: 'gone', reason: 'No such device.' },
  ]);
  const key = deviceOf('key');

  it('suggests what often goes with it, until it is chosen too', () => {
    expect(suggestionsFor([phone, sim, key], ['phone']).map(({ device }) => device.key)).toEqual(['sim']);
    expect(suggestionsFor([phone, sim, key], ['phone', 'sim'])).toEqual([]);
    expect(suggestionsFor([phone, sim, key], ['key'])).toEqual([]);
  });

  it('asks for the methods of chosen devices only, and for none of a device that has gone', () => {
    expect(lostMethodKeys([phone, sim, key], ['phone', 'sim', 'vanished'])).toEqual(['phone/phone', 'phone/sim']);
    expect(lostMethodKeys([phone], [])).toEqual([]);
  });

  it('finds the devices that hold a method, and none for a method nobody has', () => {
    expect(devicesHolding([phone, sim, key], ['phone/key', 'phone/vanished'])).toEqual(['key']);
  });

  it('takes a device as a whole, and keeps what is on none yet', () => {
    const both = { ...phone, methodKeys: ['phone/phone', 'app/phone'] };
    expect(withWholeDevices([both, key], ['phone/phone', 'fido2/new'])).toEqual(['phone/phone', 'fido2/new', 'app/phone']);
    expect(withWholeDevices([both, key], [])).toEqual([]);
  });

  it('keeps what was not theirs among what goes until its device is known, unless nothing goes', () => {
    const before = { lostMethodKeys: ['fido2/new', 'phone/key'], isAfterNotThem: true };
    expect(keysOfChosen([phone, key], ['phone'], before)).toEqual(['fido2/new', 'phone/phone']);
    expect(keysOfChosen([phone, key], [], before)).toEqual([]);
    expect(keysOfChosen([phone, key], ['phone'], { ...before, isAfterNotThem: false })).toEqual(['phone/phone']);
  });

  it('says what stays', () => {
    expect(lostSummary([phone, sim, key], ['phone', 'sim'])).toBe('phone and sim lost; one other stays');
    expect(lostSummary([phone], ['phone'])).toBe('phone lost; nothing else is registered');
    expect(lostSummary([phone], [])).toBe('Nothing lost; only a new pass');
  });
});

describe('the pass', () => {
  it('offers lifetimes within the policy, its own default, and the present one', () => {
    expect(lifetimeChoices(policy, 90)).toEqual([30, 45, 60, 90, 120, 240, 480]);
  });

  it('names them as people do', () => {
    expect([1, 45, 60, 90, 1440, 2880].map(minutesInWords)).toEqual([
      '1 minute',
      '45 minutes',
      '1 hour',
      '1 hour 30 minutes',
      '1 day',
      '2 days',
    ]);
  });
});

describe('the plan in words', () => {
  it('puts steps of one round together, in the order of rounds', () => {
    const rounds = roundsOf([deleteStep('b', 4), passStep, deleteStep('a', 2), deleteStep('c', 4)]);
    expect(rounds.map(({ number, steps }) => [number, steps.map(({ id }) => id)])).toEqual([
      [1, ['pass']],
      [2, ['a']],
      [3, ['b', 'c']],
    ]);
  });

  it('shows what stops it first', () => {
    const finding = (level: 'info' | 'caution' | 'stop') => ({ level, code: 'guest' as const, message: level });
    expect(byWeight([finding('info'), finding('stop'), finding('caution')]).map(({ level }) => level)).toEqual(['stop', 'caution', 'info']);
  });

  it('always has a reason when it cannot run, and none when it can', () => {
    const stop = { level: 'stop' as const, code: 'rateLimit' as const, message: 'The limit is reached.' };
    expect(whyNot(planOf())).toBeNull();
    expect(whyNot(planOf({ executable: false, findings: [stop] }))).toBe('The limit is reached.');
    expect(whyNot(planOf({ executable: false, strengthNeeded: 'high' }))).toMatch(/a high check/u);
    expect(whyNot(planOf({ executable: false, steps: [] }))).toMatch(/Nothing is switched on/u);
    expect(whyNot(planOf({ executable: false }))).not.toBe('');
  });

  it('offers another check only when that is what is missing', () => {
    const stop = (code: 'rateLimit' | 'evidenceNeeded') => ({ level: 'stop' as const, code, message: 'No.' });
    expect(needsMoreEvidence(planOf({ executable: false, findings: [stop('evidenceNeeded')] }))).toBe(true);
    expect(needsMoreEvidence(planOf({ executable: false, findings: [stop('rateLimit')] }))).toBe(false);
    expect(needsMoreEvidence(planOf({ executable: false, steps: [] }))).toBe(false);
    expect(needsMoreEvidence(planOf())).toBe(false);
  });

  it('says before a stop what stays done and what is left', () => {
    expect(stopConsequences(runOf('paused', ['succeeded', 'unknown', 'waiting']))).toEqual([
      '1 of 3 steps are done and stay done; nothing is put back.',
      'Not known, and read again at the next start: Remove phone.',
      'Left undone: Remove app.',
    ]);
    expect(stopConsequences(runOf('paused', ['failed']))[0]).toBe('Nothing is known to have been changed, and nothing more will be.');
  });
});

describe('time left', () => {
  it('is never negative, and zero for what is no time', () => {
    expect(millisecondsUntil(at(-1), start)).toBe(0);
    expect(millisecondsUntil('soon', start)).toBe(0);
    expect(millisecondsUntil(at(2), start)).toBe(120_000);
  });

  it('is read out in whole units', () => {
    expect([59_000, 60_000, 14 * 60_000, 3 * 3_600_000, 50 * 3_600_000].map(wordsLeft)).toEqual([
      'less than a minute',
      '1 minute',
      '14 minutes',
      '3 hours',
      '2 days',
    ]);
  });
});
