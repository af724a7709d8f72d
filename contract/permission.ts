import { z } from 'zod';

/** Whether the signed-in agent may act on this person, decided before any click. */
export const ActingPermission = z
  .discriminatedUnion('allowed', [
    z.object({
      allowed: z.literal(true),
      /** The role that permits it, and where it holds. */
      because: z.string(),
      /** True when the person holds a role that the desk's rules treat more strictly. */
      privilegedTarget: z.boolean(),
    }),
    z.object({
      allowed: z.literal(false),
      reason: z.enum([
        'self',
        'noRole',
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
      privilegedTarget: z.boolean(),
    }),
  ])
  .readonly();
export type ActingPermission = z.infer<typeof ActingPermission>;
