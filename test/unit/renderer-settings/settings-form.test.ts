import { describe, expect, it } from 'vitest';
import { EvidenceKind } from '../../../contract/evidence.ts';
import { methodNames } from '../../../contract/method-names.ts';
import { MethodKind } from '../../../contract/methods.ts';
import { DeskProfile, registrableKinds } from '../../../contract/profile.ts';
import { registerWith } from '../../../main/people/describe-methods.ts';
import type { Draft } from '../../../renderer/features/settings/settings-form.ts';
import {
  canBeHigh,
  isOn,
  isSame,
  numberOrText,
  problemsIn,
  profileFrom,
  textIn,
  withField,
} from '../../../renderer/features/settings/settings-form.ts';

const saved: Draft = DeskProfile.parse({ verification: { expiresAfterMinutes: 5 } });

describe('The settings form', () => {
  it('is the profile again when nothing was typed, and when what was typed is taken back', () => {
    expect(problemsIn(saved).size).toBe(0);
    expect(profileFrom(saved)).toEqual(saved);
    const typed = withField(saved, 'ticket.example', 'X');
    expect(isSame(typed, saved)).toBe(false);
    expect(isSame(withField(typed, 'ticket.example', 'INC-20417'), saved)).toBe(true);
  });

  it('takes a number as a number, and keeps any other text to be told what is wrong with it', () => {
    const typed = (text: string) => withField(saved, 'verification.expiresAfterMinutes', numberOrText(text));
    expect(profileFrom(typed(' 20 ')).verification.expiresAfterMinutes).toBe(20);
    expect(textIn(typed('20'), 'verification.expiresAfterMinutes')).toBe('20');
    for (const text of ['', 'ten', '1.5', '-1', '1e3']) {
      expect(textIn(typed(text), 'verification.expiresAfterMinutes')).toBe(text);
      expect([...problemsIn(typed(text))]).toEqual([['verification.expiresAfterMinutes', 'Must be a whole number.']]);
    }
    expect([...problemsIn(typed('241'))]).toEqual([['verification.expiresAfterMinutes', 'Must be 240 or less.']]);
  });

  it('names what is wrong by the name of its input', () => {
    const typed = withField(withField(saved, 'links', [{ title: 'Wiki', address: 'wiki.example' }]), 'deskName', '');
    expect([...problemsIn(typed).keys()].toSorted()).toEqual(['deskName', 'links.0.address']);
    expect(problemsIn(withField(saved, 'verification.checks', [])).has('verification.checks')).toBe(true);
  });

  it('takes no limit higher than an agent may set, unless an administrator set it', () => {
    const typed = withField(withField(saved, 'limits.peoplePerTicketPerHour', 6), 'pass.perAgentPerHour', 21);
    expect([...problemsIn(typed)]).toEqual([
      ['pass.perAgentPerHour', 'Must be 20 or less. Ask your administrator if the desk needs more.'],
      ['limits.peoplePerTicketPerHour', 'Must be 5 or less. Ask your administrator if the desk needs more.'],
    ]);
    expect([...problemsIn(typed, ['pass.perAgentPerHour', 'limits.peoplePerTicketPerHour'])]).toEqual([]);
    expect([...problemsIn(withField(saved, 'limits.peoplePerTicketPerHour', 1))]).toEqual([]);
    expect([...problemsIn(withField(saved, 'limits.peoplePerTicketPerHour', 0)).values()]).toEqual(['Must be 1 or more.']);
  });

  it('judges a pattern that never ends without trying it for ever', () => {
    const before = performance.now();
    for (const pattern of ['(a+)+$', '(a|a)*b', '((a{1000}){1000}){1000}']) problemsIn(withField(saved, 'ticket.pattern', pattern));
    expect(performance.now() - before).toBeLessThan(1_000);
    expect(problemsIn(withField(saved, 'ticket.pattern', '(?=a)a')).get('ticket.pattern')).toMatch(/^Must not look ahead/u);
  });

  it('changes one field and leaves the others', () => {
    const typed = withField(saved, 'lock.bySigningIn', true);
    expect(isOn(typed, 'lock.bySigningIn')).toBe(true);
    expect(profileFrom(typed)).toEqual({ ...profileFrom(saved), lock: { ...profileFrom(saved).lock, bySigningIn: true } });
    expect(isOn(saved, 'lock.bySigningIn')).toBe(false);
  });

  it('knows when a high check can never be made', () => {
    expect(canBeHigh(EvidenceKind.options)).toBe(true);
    expect(canBeHigh(['photoIdInPerson'])).toBe(true);
    expect(canBeHigh(['callBack'])).toBe(false);
    expect(canBeHigh(['callBack', 'photoIdVideo'])).toBe(true);
  });
});

describe('What the slip says of registering', () => {
  it('names what is allowed, and nothing where all or none is', () => {
    for (const kind of registrableKinds.filter((known) => known !== 'unknown')) expect(registerWith([kind])).toEqual([methodNames[kind]]);
    expect(registerWith(MethodKind.options)).toEqual([]);
    expect(registerWith(registrableKinds)).toEqual([]);
    expect(registerWith([])).toEqual([]);
  });
});
