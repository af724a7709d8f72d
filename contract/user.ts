import { z } from 'zod';
import { ManagersNumber } from './evidence.ts';
import { ObjectId, UtcTime } from './primitives.ts';

/** Something about a name that a person could be deceived by. */
export const NameWarning = z.enum(['bidirectional', 'invisible', 'mixedScripts', 'tooLong']);
export type NameWarning = z.infer<typeof NameWarning>;

/** A search result: enough to tell two people of the same name apart. */
export const UserSummary = z
  .object({
    id: ObjectId,
    displayName: z.string(),
    nameWarnings: z.array(NameWarning),
    userPrincipalName: z.string(),
    mail: z.string().nullable(),
    jobTitle: z.string().nullable(),
    department: z.string().nullable(),
    employeeId: z.string().nullable(),
    accountEnabled: z.boolean().nullable(),
    userType: z.enum(['Member', 'Guest']).nullable(),
    /** Display names of active directory roles; null until they have been read. */
    adminRoles: z.array(z.string()).nullable(),
    /** Which of the person's values the search text was found in. */
    matchedOn: z.enum(['displayName', 'givenName', 'surname', 'userPrincipalName', 'mail', 'employeeId', 'phone', 'id']),
  })
  .readonly();
export type UserSummary = z.infer<typeof UserSummary>;

export const User = z
  .object({
    id: ObjectId,
    displayName: z.string(),
    nameWarnings: z.array(NameWarning),
    givenName: z.string().nullable(),
    surname: z.string().nullable(),
    userPrincipalName: z.string(),
    mail: z.string().nullable(),
    jobTitle: z.string().nullable(),
    department: z.string().nullable(),
    officeLocation: z.string().nullable(),
    employeeId: z.string().nullable(),
    mobilePhone: z.string().nullable(),
    businessPhones: z.array(z.string()),
    accountEnabled: z.boolean(),
    userType: z.enum(['Member', 'Guest']),
    createdDateTime: UtcTime.nullable(),
    lastPasswordChangeDateTime: UtcTime.nullable(),
    /** Refresh tokens issued before this moment are dead. */
    signInSessionsValidFromDateTime: UtcTime.nullable(),
    onPremisesSyncEnabled: z.boolean(),
  })
  .readonly();
export type User = z.infer<typeof User>;

export const Manager = z
  .object({
    id: ObjectId,
    displayName: z.string(),
    userPrincipalName: z.string().nullable(),
    jobTitle: z.string().nullable(),
    /** Their numbers in the directory, for the manager's word; what has no figures to name it by is not among them. */
    phones: z.array(z.object({ ...ManagersNumber.unwrap().shape, display: z.string() })),
  })
  .readonly();
export type Manager = z.infer<typeof Manager>;

/**
 * Whether there is a photo to compare a face with. `notShown`: there is one that the desk cannot show; `unread`: not known.
 * Only of `none` is it known that there is nothing to compare.
 */
export const PhotoOnRecord = z.enum(['shown', 'none', 'notShown', 'unread']);
export type PhotoOnRecord = z.infer<typeof PhotoOnRecord>;
