import type { Method, PerUserMfaState, Preference } from '../methods/kinds.ts';
import type { RoleName } from './roles.ts';

/** One user object, kept small: a tenant may hold 100,000 of them. Times in ms, tenant time. */
export interface Person {
  readonly index: number;
  readonly id: string;
  userPrincipalName: string;
  displayName: string;
  givenName: string | null;
  surname: string | null;
  mail: string | null;
  jobTitle: string | null;
  department: string | null;
  employeeId: string | null;
  officeLocation: string | null;
  mobilePhone: string | null;
  businessPhones: readonly string[];
  accountEnabled: boolean;
  readonly userType: 'Member' | 'Guest';
  readonly otherMails: readonly string[];
  readonly preferredLanguage: string;
  /** Index of the manager, or -1. */
  managerIndex: number;
  readonly createdAtMs: number;
  passwordChangedAtMs: number;
  sessionsValidFromMs: number;
  readonly hasPhoto: boolean;
}

/**
 * Whose home is another organisation. Told by the sign-in name, as `identities` and `externalUserState` tell it; never by
 * `userType`, which a guest of this organisation's own may have, too.
 */
export const isExternal = ({ userPrincipalName }: Person): boolean => userPrincipalName.toUpperCase().includes('#EXT#');

/** What a person of the cast says about themself; the rest is derived. */
export interface CastMember {
  readonly upn: string;
  readonly displayName?: string;
  readonly givenName: string;
  readonly surname: string;
  readonly jobTitle: string;
  readonly department: string;
  readonly employeeId: string;
  readonly mobilePhone?: string;
  readonly businessPhones?: readonly string[];
  readonly guestOf?: string;
  readonly blocked?: true;
  /** UPN of the manager, or null for none. */
  readonly manager: string | null;
  readonly photo?: boolean;
  readonly roles?: readonly { readonly role: RoleName; readonly unit?: string }[];
  /** Roles that the person may activate (PIM) and has not. */
  readonly eligible?: readonly { readonly role: RoleName; readonly unit?: string }[];
  readonly groups?: readonly string[];
  readonly units?: readonly string[];
  readonly auth: CastAuth;
}

export interface CastAuth {
  readonly methods: (nowMs: number, person: Person) => readonly Method[];
  readonly preferred?: Preference;
  readonly systemPreferred?: boolean;
  readonly mfa?: PerUserMfaState;
}
