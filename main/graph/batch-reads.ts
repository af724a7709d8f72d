import type { BatchItem } from './batch.ts';
import { batchBody, batchItems, isWorthRepeating, largestBatch, noAnswer } from './batch.ts';
import type { ReadOptions, Tries } from './tries.ts';
import { headersOf, maximumTries } from './tries.ts';

/**
 * Any number of reads, twenty to a `$batch`; each keeps its own status. Items that were throttled or
 * failed are read again alone, within the tries and the time of one read.
 * @throws FaultError when a batch as a whole was not answered.
 */
export type BatchRead = (paths: readonly string[], options: ReadOptions) => Promise<readonly BatchItem[]>;

export const createBatchRead = (tries: Tries): BatchRead => {
  const { limits, waits } = tries;

  const readBatch = async (paths: readonly string[], options: ReadOptions, deadline: number): Promise<readonly BatchItem[]> => {
    const found = new Map<number, BatchItem>();
    let open = new Map(paths.entries());
    for (let tried = 1; ; tried += 1) {
      const json = await batchBody(open, options.headers);
      const outcome = await tries.reading({ method: 'POST', version: 'v1.0', path: '/$batch', json }, options, deadline);
      const items =
        'answer' in outcome && outcome.answer.status === 200
          ? batchItems(outcome.answer.body, outcome.answer.headers.get('date'))
          : undefined;
      const again = new Map<number, number>();
      if (items) {
        for (const id of open.keys()) {
          const item = items.get(id) ?? noAnswer;
          found.set(id, item);
          if (isWorthRepeating(item)) again.set(id, waits.after(tried, item.headers));
        }
      } else {
        const fault = tries.fault(outcome);
        // What was answered by an earlier batch is kept, also when its rest cannot be read again.
        if (fault.code === 'graph.cancelled' || (!fault.retryable && found.size === 0)) throw fault;
        const wait = waits.afterFault(tried, headersOf(outcome), fault);
        if (fault.retryable) for (const id of open.keys()) again.set(id, wait);
        if ((tried >= maximumTries || waits.now() + wait >= deadline) && found.size === 0) throw fault;
      }
      const inTime = [...again].filter(([, wait]) => waits.now() + wait < deadline);
      if (inTime.length === 0 || tried >= maximumTries) return paths.map((_, id) => found.get(id) ?? noAnswer);
      open = new Map(inTime.map(([id]) => [id, paths[id] ?? '']));
      await waits.pause(Math.max(...inTime.map(([, wait]) => wait)), options.signal);
    }
  };

  return async (paths, options) => {
    const deadline = waits.now() + limits.readAllMs;
    const batches: Promise<readonly BatchItem[]>[] = [];
    for (let start = 0; start < paths.length; start += largestBatch) {
      batches.push(readBatch(paths.slice(start, start + largestBatch), options, deadline));
    }
    return (await Promise.all(batches)).flat();
  };
};
