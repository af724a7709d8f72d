import { guidOf } from '../random.ts';

/** The invented organisation. The name and the reserved top-level domain say that it does not exist. */
export const ORGANISATION = {
  displayName: 'Northmoor Conservatoire (practice)',
  domain: 'northmoor.example',
  id: guidOf('organisation', 'northmoor'),
  city: 'Northmoor',
  countryLetterCode: 'GB',
  createdAtMs: Date.UTC(2016, 8, 5, 9, 30),
} as const;

export interface AdministrativeUnit {
  readonly id: string;
  readonly displayName: string;
  readonly description: string;
  /** A restricted unit's members can be changed only by those scoped to it (and the highest roles). */
  readonly isRestricted: boolean;
  /** Department whose people are members, if the unit follows one. */
  readonly department: string | null;
}

const unit = (displayName: string, description: string, isRestricted: boolean, department: string | null): AdministrativeUnit => ({
  id: guidOf('administrativeUnit', displayName),
  displayName,
  description,
  isRestricted,
  department,
});

export const UNITS = [
  unit('Strings campus', 'Staff of the School of Strings, looked after by their own desk', false, 'School of Strings'),
  unit('Front of House', 'Estates and front of house', false, 'Estates and Front of House'),
  unit('Protected accounts', 'Restricted management: executive accounts', true, null),
] as const;

export interface Group {
  readonly id: string;
  readonly displayName: string;
  readonly description: string;
  readonly mailNickname: string;
  readonly isAssignableToRole: boolean;
  readonly isMail: boolean;
  /** Group that this one is nested in, if any. */
  readonly parent: string | null;
}

export const group = (
  displayName: string,
  description: string,
  options: { assignable?: boolean; mail?: boolean; parent?: string } = {},
): Group => ({
  id: guidOf('group', displayName),
  displayName,
  description,
  mailNickname: displayName.toLowerCase().replace(/[^a-z]+/gu, '-'),
  isAssignableToRole: options.assignable ?? false,
  isMail: options.mail ?? false,
  parent: options.parent ?? null,
});

export const ALL_STAFF = 'All staff';
export const ALL_STUDENTS = 'All students';
export const TIER_ONE = 'Tier 1 operators';
export const APPLICATION_OWNERS = 'Application owners';

export const SPECIAL_GROUPS: readonly Group[] = [
  group(ALL_STAFF, 'Everybody who works here', { mail: true }),
  group(ALL_STUDENTS, 'Everybody who studies here', { mail: true }),
  group(TIER_ONE, 'Role-assignable group without a role of its own', { assignable: true }),
  group(APPLICATION_OWNERS, 'Role-assignable group that holds Application Administrator', { assignable: true }),
];
