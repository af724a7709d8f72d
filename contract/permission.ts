import { z } from 'zod';

/** What an agent may do to a person, as Microsoft's roles tell it apart. */
export const acts = [
  /** Make a pass, delete or add a method, move the default. */
  'manageMethods',
  'resetPassword',
  'endSessions',
  /** Block and unblock sign-in. */
  'block',
  /** Change the sign-in name and the phone numbers and addresses that a reset would go to. */
  'changeSensitive',
] as const;
export const Act = z.enum(acts);
export type Act = z.infer<typeof Act>;

/** In words, after "you may". */
export const actNames: Readonly<Record<Act, string>> = {
  manageMethods: 'manage sign-in methods',
  resetPassword: 'reset the password',
  endSessions: 'end sessions',
  block: 'block sign-in',
  changeSensitive: 'change the sign-in name and phone numbers',
};

/** Whether the signed-in agent may do one act to one person, decided before any click. */
export const ActDecision = z
  .discriminatedUnion('allowed', [
    z.object({
      allowed: z.literal(true),
      /** The role that permits it. */
      because: z.string(),
    }),
    z.object({
      allowed: z.literal(false),
      reason: z.enum([
        'self',
        'noRole',
        /** Only a role that the organisation made itself might permit it, and what is in that is not known here. */
        'customRole',
        'outsideAdministrativeUnit',
        'privilegedTarget',
        'roleAssignableGroup',
        'restrictedAdministrativeUnit',
        'rolesUnread',
      ]),
      /** What is in the way, in one sentence. */
      because: z.string(),
      /** Who can do it instead, in one sentence. */
      askInstead: z.string(),
    }),
  ])
  .readonly();
export type ActDecision = z.infer<typeof ActDecision>;
export type ActRefusal = Extract<ActDecision, { allowed: false }>;

/** What the signed-in agent may do to this person: an answer for each act. */
export const ActingPermission = z
  .object({
    /** True when the person holds a role that the desk's rules treat more strictly. */
    privilegedTarget: z.boolean(),
    acts: z.record(Act, ActDecision),
  })
  .readonly();
export type ActingPermission = z.infer<typeof ActingPermission>;

export const allowedActs = ({ acts: decisions }: ActingPermission): Act[] => acts.filter((act) => decisions[act].allowed);

/** The refusals among these acts, in their order. */
export const refusalsOf = ({ acts: decisions }: ActingPermission, wanted: readonly Act[]): ActRefusal[] =>
  wanted.flatMap((act) => {
    const decision = decisions[act];
    return decision.allowed ? [] : [decision];
  });
