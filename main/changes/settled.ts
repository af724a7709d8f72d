import type { WriteVerdict } from '../graph/client.ts';
import type { Sent } from './change.ts';

/** What a verdict comes to, for a write that makes nothing to hand over. */
export const settled = (verdict: WriteVerdict): Sent =>
  verdict.result === 'succeeded'
    ? {
        result: 'succeeded',
        data: { status: verdict.answer.status, graphRequestId: verdict.answer.requestId ?? null },
        fault: null,
        made: null,
      }
    : notSettled(verdict);

/** A write that was refused, or whose answer cannot be trusted. */
export const notSettled = ({ result, fault }: Exclude<WriteVerdict, { readonly result: 'succeeded' }>): Sent => ({
  result,
  data: { fault: fault.code, graphRequestId: fault.graphRequestId ?? null },
  fault,
  made: null,
});
