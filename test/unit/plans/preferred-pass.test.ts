import { expect, it } from 'vitest';
import { DeskProfile } from '../../../contract/profile.ts';
import { preferredPass } from '../../../main/plans/proposals.ts';

const policy = {
  enabled: true,
  minimumLifetimeMinutes: 30,
  maximumLifetimeMinutes: 480,
  defaultLifetimeMinutes: 45,
  oneTimeOnly: true,
  personInScope: true,
};

it('starts with the wish of the desk inside the policy', () => {
  const profile = DeskProfile.parse({ pass: { preferredLifetimeMinutes: 10, isUsableOnce: false } });
  expect(preferredPass(profile, policy)).toEqual({ lifetimeMinutes: 30, isUsableOnce: true });
  expect(preferredPass(profile, null)).toEqual({ lifetimeMinutes: 10, isUsableOnce: false });
});
