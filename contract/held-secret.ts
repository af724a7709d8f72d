import { z } from 'zod';
import { LocalId, UtcTime } from './primitives.ts';

/**
 * What a plan made that Microsoft tells once only and that must be handed over. The secret itself is not in here: main
 * holds it, and shows, copies, prints and forgets every kind in the same way.
 */
export const HeldSecret = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('temporaryAccessPass'),
      planId: LocalId,
      methodId: z.string(),
      startUtc: UtcTime,
      expiresAtUtc: UtcTime,
      lifetimeMinutes: z.number().int(),
      isUsableOnce: z.boolean(),
      /** False once it was handed over, closed or lost with a restart: then only a new one helps. */
      isHeld: z.boolean(),
    }),
  ])
  .readonly();
export type HeldSecret = z.infer<typeof HeldSecret>;
