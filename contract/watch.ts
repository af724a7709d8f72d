import { z } from 'zod';
import { AuthenticationMethod, MethodKind } from './methods.ts';
import { LocalId, ObjectId, UtcTime } from './primitives.ts';
import { Fault } from './result.ts';

/**
 * Somebody was in before the desk had shown, copied or printed the code: the pass was used, or a method appeared. From the
 * journal, so that it outlives the lock and the process.
 */
export const Alarm = z.object({ reason: z.enum(['passUsed', 'methodAppeared']), raisedAtUtc: UtcTime }).readonly();
export type Alarm = z.infer<typeof Alarm>;

/**
 * Whether the pass was used, as last read. `unused` and `used` can be told of a pass for one sign-in only; of one for several
 * it is `notKnown`, as it is before the first reading. `over` has ended, `off` is kept from working by the policy, `gone` is
 * not listed any more.
 */
export const PassUse = z.enum(['notKnown', 'unused', 'used', 'over', 'off', 'gone']);
export type PassUse = z.infer<typeof PassUse>;

/** How the quiet watch for a new method stands. */
export const WatchState = z
  .object({
    planId: LocalId,
    userId: ObjectId,
    state: z.enum(['watching', 'appeared', 'expired', 'stopped']),
    /** Methods that were not there when the watch began. */
    appeared: z.array(AuthenticationMethod),
    /** Kinds among `appeared` that the desk does not allow people to register. */
    notAllowed: z.array(MethodKind),
    passUse: PassUse,
    alarm: Alarm.nullable(),
    lastReadAtUtc: UtcTime.nullable(),
    nextReadAtUtc: UtcTime.nullable(),
    /** The last read failed; the watch goes on. */
    fault: Fault.nullable(),
  })
  .readonly();
export type WatchState = z.infer<typeof WatchState>;
