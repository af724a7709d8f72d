import { z } from 'zod';
import { acts } from './acts.ts';

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
        /** Something that this agent may not read decides it: a group, a unit, a role over a unit. */
        'notKnown',
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
    acts: z.record(z.enum(acts), ActDecision),
  })
  .readonly();
export type ActingPermission = z.infer<typeof ActingPermission>;
