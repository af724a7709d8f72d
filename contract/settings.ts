import { z } from 'zod';
import { DeskProfile } from './profile.ts';

/** What is wrong with one field of a desk profile. */
export const ProfileProblem = z
  .object({
    /** The field as in `verification.expiresAfterMinutes`, `links.0.address`; empty for the file as a whole. */
    field: z.string(),
    /** From 1; null where the field is not from a file. */
    line: z.number().int().positive().nullable(),
    /** What is expected, as a sentence. */
    message: z.string(),
  })
  .readonly();
export type ProfileProblem = z.infer<typeof ProfileProblem>;

export const SettingsState = z
  .object({
    /** What the desk works with: the file, with what an administrator placed over it. */
    profile: DeskProfile,
    /** Where the file is. */
    file: z.string(),
    /** Fields that an administrator set: they cannot be changed here. */
    managedFields: z.array(z.string()),
    /** Where these were set, or null. */
    managedFile: z.string().nullable(),
  })
  .readonly();
export type SettingsState = z.infer<typeof SettingsState>;

/** A profile read from a file that the agent chose, for them to look at before it is saved. */
export const ImportedProfile = z
  .object({
    /** Null when the agent cancelled. */
    path: z.string().nullable(),
    /** Null when the agent cancelled or there are problems. */
    profile: DeskProfile.nullable(),
    problems: z.array(ProfileProblem),
  })
  .readonly();
export type ImportedProfile = z.infer<typeof ImportedProfile>;
