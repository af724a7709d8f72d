import { AGENTS } from './agents.ts';
import { CALLERS } from './callers.ts';
import type { CastMember } from './person.ts';

/**
 * The people who are always there, with the same properties whatever the seed and the size, so that
 * tests and demonstrations can name them. practice/people.md tells their stories.
 */
export const CAST: readonly CastMember[] = [...AGENTS, ...CALLERS];

/**
 * One person per remaining administrative role, so that every row of the role table has a target, and a
 * second one where a role is measured against itself.
 */
export const ROLE_HOLDERS = [
  ['Application Administrator', 'Lucian', 'Moldovan'],
  ['Authentication Policy Administrator', 'Sunniva', 'Aasen'],
  ['Billing Administrator', 'Gwilym', 'Tudor'],
  ['Conditional Access Administrator', 'Mirela', 'Kovač'],
  ['Directory Readers', 'Patience', 'Asante'],
  ['Exchange Administrator', 'Laszlo', 'Farkas'],
  ['Groups Administrator', 'Noura', 'Kassab'],
  ['Guest Inviter', 'Philippa', 'Crane'],
  ['Intune Administrator', 'Wiremu', 'Parata'],
  ['Message Center Reader', 'Dorota', 'Kubiak'],
  ['Password Administrator', 'Hamza', 'Siddiqui'],
  ['Privileged Role Administrator', 'Solveig', 'Lund'],
  ['Security Administrator', 'Bassam', 'Najjar'],
  ['Security Operator', 'Tamsin', 'Pengelly'],
  ['Security Reader', 'Iskander', 'Bekov'],
  ['Usage Summary Reports Reader', 'Marguerite', 'Lacombe'],
  ['User Experience Success Manager', 'Desta', 'Haile'],
  ['Authentication Administrator', 'Gethin', 'Mostyn'],
  ['Global Administrator', 'Ruta', 'Kalnina'],
  ['Password Administrator', 'Adwoa', 'Sarpong'],
  ['Privileged Authentication Administrator', 'Fintan', 'Roche'],
  ['User Administrator', 'Leticia', 'Moraes'],
] as const;
