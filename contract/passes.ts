import { z } from 'zod';
import { LocalId, UtcTime } from './primitives.ts';

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

/** A pass this console holds for hand-over. The code itself is not in here. */
export const HeldPass = z
  .object({
    planId: LocalId,
    methodId: z.string(),
    startUtc: UtcTime,
    expiresAtUtc: UtcTime,
    lifetimeMinutes: z.number().int(),
    isUsableOnce: z.boolean(),
    /** False once it was handed over, closed or lost with a restart: then only a new pass helps. */
    codeHeld: z.boolean(),
  })
  .readonly();
export type HeldPass = z.infer<typeof HeldPass>;
