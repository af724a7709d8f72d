import type { FaultError } from '../fault-error.ts';
import type { WriteVerdict } from '../graph/client.ts';
import type { Sent } from './change.ts';

/** What a verdict comes to, for a write that makes nothing to hand over. */
export const settled = (verdict: WriteVerdict): Sent =>
  verdict.verdict === 'applied'
    ? {
        result: 'succeeded',
        data: { status: verdict.answer.status, graphRequestId: verdict.answer.requestId ?? null },
        fault: null,
        made: null,
      }
    : notSettled(verdict);

/** A write that was refused, or whose answer cannot be trusted. */
export const notSettled = ({ verdict, fault }: { readonly verdict: 'notApplied' | 'unknown'; readonly fault: FaultError }): Sent => ({
  result: verdict === 'unknown' ? 'unknown' : 'failed',
  data: { fault: fault.code, graphRequestId: fault.graphRequestId ?? null },
  fault,
  made: null,
});
