import { z } from 'zod';

/** What the organisation's policy lets a Temporary Access Pass be. Minutes. */
export const PassPolicy = z
  .object({
    enabled: z.boolean(),
    minimumLifetimeMinutes: z.number().int(),
    maximumLifetimeMinutes: z.number().int(),
    defaultLifetimeMinutes: z.number().int(),
    /** True when the policy allows one-time passes only. */
    oneTimeOnly: z.boolean(),
    /** Whether this person is in the policy's scope; null when it cannot be told. */
    personInScope: z.boolean().nullable(),
  })
  .readonly();
export type PassPolicy = z.infer<typeof PassPolicy>;

export const PassRequest = z
  .object({
    /** 10 to 43,200 minutes, and inside the policy's own limits. */
    lifetimeMinutes: z.number().int().min(10).max(43_200),
    isUsableOnce: z.boolean(),
  })
  .readonly();
export type PassRequest = z.infer<typeof PassRequest>;
