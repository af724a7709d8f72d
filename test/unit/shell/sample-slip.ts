import { Secret } from '../../../main/secret.ts';
import type { SlipDetails } from '../../../main/shell/slip-page.ts';

export const slip: SlipDetails = {
  organisation: 'Practice organisation',
  deskName: 'IT service desk',
  supportContact: 'extension 2222',
  supportHours: 'Monday to Friday 8:00 to 17:00',
  displayName: 'Ada Example',
  userPrincipalName: 'ada@practice.example',
  code: new Secret('Not+Real7'),
  startUtc: '2026-11-22T09:30:00.000Z',
  expiresAtUtc: '2026-11-22T10:30:00.000Z',
  isUsableOnce: true,
  registrationAddress: 'https://aka.ms/mysecurityinfo',
  registerWith: [],
  timeZone: 'Europe/London',
};
