import { z } from 'zod';
import { FailedCheck, NumberOnRecord } from './evidence.ts';
import { AuthenticationMethod, Device, PerUserMfaState, SignInPreferences } from './methods.ts';
import { PassPolicy } from './passes.ts';
import { ActingPermission } from './permission.ts';
import { LocalId, UtcTime } from './primitives.ts';
import { Result } from './result.ts';
import { SignInBrief } from './sign-ins.ts';
import { Manager, User } from './user.ts';

/** What this desk did for the person before, from the journal. */
export const DeskHistoryItem = z
  .object({
    planId: LocalId.nullable(),
    atUtc: UtcTime,
    ticket: z.string().nullable(),
    agentName: z.string().nullable(),
    /** Null once it is no longer kept. */
    summary: z.string().nullable(),
  })
  .readonly();
export type DeskHistoryItem = z.infer<typeof DeskHistoryItem>;

/** Everything the person pane shows, read in one round. What is a Result may fail by itself, and the rest stays readable. */
export const Person = z
  .object({
    user: User,
    permission: ActingPermission,
    adminRoles: Result(z.array(z.string())),
    methods: Result(z.array(AuthenticationMethod)),
    devices: z.array(Device),
    preferences: Result(SignInPreferences),
    perUserMfa: Result(PerUserMfaState),
    manager: Result(Manager.nullable()),
    signIns: Result(z.array(SignInBrief)),
    passPolicy: Result(PassPolicy),
    deskHistory: z.array(DeskHistoryItem),
    /** Checks that somebody who called as this person failed, newest first. */
    failedChecks: z.array(FailedCheck),
    /** Numbers on record that can be dialled, each once, most independent of a lost handset first. */
    callBackNumbers: z.array(
      z.object({
        number: NumberOnRecord,
        label: z.string(),
        /** As readable for this agent; Graph masks numbers for some roles. */
        display: z.string(),
        ending: z.string(),
        /** Why this number may not prove anything; null when there is no doubt. */
        doubt: z.string().nullable(),
      }),
    ),
    readAtUtc: UtcTime,
    /** True when Graph could not be reached and this is what was read earlier. */
    stale: z.boolean(),
  })
  .readonly();
export type Person = z.infer<typeof Person>;
