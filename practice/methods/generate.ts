import { CAST } from '../directory/cast.ts';
import { HANDSETS } from '../directory/names.ts';
import type { CastMember, Person } from '../directory/person.ts';
import { DAY, HOUR, MINUTE } from '../clock.ts';
import { Dice } from '../random.ts';
import type { AuthState, Method, Preference } from './kinds.ts';
import * as make from './make.ts';

/** Phone methods write "+44 7700900123": one space, after the country code. */
export const methodNumber = (directoryNumber: string): string => {
  const [country = '', ...rest] = directoryNumber.split(' ');
  return `${country} ${rest.join('')}`;
};

const fromCast = (member: CastMember, person: Person, nowMs: number): AuthState => ({
  methods: [...member.auth.methods(nowMs, person)],
  preferred: member.auth.preferred ?? null,
  isSystemPreferred: member.auth.systemPreferred ?? false,
  perUserMfaState: member.auth.mfa ?? 'disabled',
});

/**
 * What a person has registered, drawn from the seed when it is first asked for: a tenant of 100,000
 * need not hold 300,000 methods that nobody looks at.
 */
export const generateAuthState = (person: Person, seed: number, nowMs: number): AuthState => {
  const member = CAST[person.index];
  if (member !== undefined) return fromCast(member, person, nowMs);

  const dice = new Dice(seed, 'methods', person.index);
  const key = `${seed}:${person.index}`;
  const daysKnown = Math.max(1, Math.floor((nowMs - person.createdAtMs) / DAY));
  const since = (): number => nowMs - dice.between(1, daysKnown) * DAY - dice.below(20) * HOUR;
  const methods: Method[] = [];
  const preferences: Preference[] = [];
  const first = person.givenName ?? 'My';
  const handset = (): string => (dice.chance(0.6) ? `${first}’s ${dice.pick(HANDSETS)}` : dice.pick(HANDSETS));

  const habit = dice.fraction();
  const isGuest = person.userType === 'Guest';
  if (habit < 0.06) {
    // Password only.
  } else if (habit < 0.72 || isGuest) {
    methods.push(make.authenticator(key, handset(), since(), nowMs - dice.below(12 * DAY)));
    preferences.push('push');
    if (dice.chance(0.06)) methods.push(make.authenticator(`${key}:second`, `${handset()} (new)`, since(), nowMs - dice.below(3 * DAY)));
    if (dice.chance(0.08)) methods.push(make.passwordless(key, handset(), since()));
  } else if (person.department === 'Estates and Front of House' && dice.chance(0.7)) {
    methods.push(make.qrCodePin(key, nowMs - dice.between(5, 300) * DAY));
  } else if (person.mobilePhone === null) {
    methods.push(make.softwareOath(key, since()));
    preferences.push('oath');
  }
  if (!isGuest) {
    if (person.mobilePhone !== null && dice.chance(0.75)) {
      methods.push(make.phone('mobile', methodNumber(person.mobilePhone)));
      preferences.push(dice.chance(0.8) ? 'sms' : 'voiceMobile');
      if (dice.chance(0.08)) methods.push(make.phone('alternateMobile', `+44 7700${900_100 + dice.below(900)}`));
    }
    const office = person.businessPhones[0];
    if (office !== undefined && dice.chance(0.35)) {
      methods.push(make.phone('office', methodNumber(office)));
      preferences.push('voiceOffice');
    }
    if (dice.chance(0.12))
      methods.push(make.email(`${person.givenName?.toLowerCase().replace(/[^a-z]/gu, '') ?? 'me'}.${person.index}@letters.example`));
    if (dice.chance(0.1)) {
      methods.push(make.softwareOath(key, since()));
      preferences.push('oath');
    }
    if (dice.chance(0.12))
      methods.push(make.fido2(key, `${first}’s ${dice.pick(['blue', 'red', 'spare', 'desk'])} key`, since(), dice.below(2)));
    if (dice.chance(0.3)) methods.push(make.windowsHello(key, `NM-LAPTOP-${String(person.index).padStart(5, '0')}`, since()));
    if (dice.chance(0.06)) methods.push(make.platformCredential(key, `${first}’s MacBook`, since()));
    if (dice.chance(0.02)) methods.push(make.external(key, since()));
    if (dice.chance(0.015)) {
      const createdAtMs = nowMs - dice.between(1, 72) * HOUR;
      methods.push(
        make.pass(key, {
          code: 'practice-not-shown',
          createdAtMs,
          startAtMs: createdAtMs + dice.below(30) * MINUTE,
          lifetimeMinutes: dice.pick([60, 120, 480]),
          isUsableOnce: dice.chance(0.5),
        }),
      );
    }
  }
  return {
    methods,
    preferred: preferences[0] ?? null,
    isSystemPreferred: dice.chance(0.2),
    perUserMfaState: dice.chance(0.1) ? 'enforced' : dice.chance(0.03) ? 'enabled' : 'disabled',
  };
};
