import { z } from 'zod';
import { UtcTime } from './primitives.ts';

/** One line of "last sign-ins in brief". */
export const SignInBrief = z
  .object({
    id: z.string(),
    atUtc: UtcTime,
    /** `interrupted` is a question on the way (stay signed in? second step?), neither success nor failure. */
    result: z.enum(['succeeded', 'interrupted', 'failed']),
    /** The published error code in plain words; "Signed in" for 0. */
    outcome: z.string(),
    errorCode: z.number().int(),
    appDisplayName: z.string().nullable(),
    /** "Leeds, GB": the provider's guess from the address. */
    place: z.string().nullable(),
    ipAddress: z.string().nullable(),
    /** The trusted network of the desk profile that the address lies in. */
    network: z.string().nullable(),
    device: z.string().nullable(),
  })
  .readonly();
export type SignInBrief = z.infer<typeof SignInBrief>;
