import { z } from 'zod';
import { UtcTime } from './primitives.ts';

/** A sign-in that Microsoft holds to be risky now. `hidden` where it does not say how much. */
export const SignInRisk = z
  .object({ state: z.enum(['atRisk', 'confirmedCompromised']), level: z.enum(['low', 'medium', 'high', 'hidden']) })
  .readonly();
export type SignInRisk = z.infer<typeof SignInRisk>;

/** One line of "last sign-ins in brief". */
export const SignInBrief = z
  .object({
    id: z.string(),
    atUtc: UtcTime,
    /** `interrupted` is a question on the way (stay signed in? second step?), neither success nor failure; `unknown` is a row without a code. */
    result: z.enum(['succeeded', 'interrupted', 'failed', 'unknown']),
    /** The published error code in plain words; "Signed in" for 0, "Result not known" without one. */
    outcome: z.string(),
    errorCode: z.number().int().nullable(),
    /** Null where Microsoft holds it to be none, or does not say. */
    risk: SignInRisk.nullable(),
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
