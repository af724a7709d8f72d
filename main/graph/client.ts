import type { BatchRead } from './batch-reads.ts';
import { createBatchRead } from './batch-reads.ts';
import type { Reads } from './reads.ts';
import { createReads } from './reads.ts';
import type { Transport } from './transport.ts';
import type { Limits, Tries } from './tries.ts';
import { createTries } from './tries.ts';
import type { WaitOptions } from './waits.ts';
import { createWaits } from './waits.ts';
import type { Write } from './writes.ts';
import { createWrite, writeTryMs } from './writes.ts';

export type { ReadRequest } from './reads.ts';
export type { ReadOptions } from './tries.ts';
export type { WriteRequest, WriteVerdict } from './writes.ts';
export { longestWriteMs } from './writes.ts';

export interface GraphClientOptions extends WaitOptions {
  readonly transport: Transport;
  readonly limits?: Limits;
}

/**
 * Reads and writes with the rules of each: reads are tried at most four times, with jitter and
 * never before Retry-After; writes are sent again only when they certainly were not applied (429) or
 * may safely be repeated. The service itself gives up on method calls after 60 s, so a write waits a
 * little longer than that before it is called unknown.
 */
export class GraphClient {
  readonly read: Reads['read'];
  readonly pages: Reads['pages'];
  readonly poll: Reads['poll'];
  readonly batchRead: BatchRead;
  readonly follow: Tries['follow'];
  readonly write: Write;

  constructor({ transport, limits, ...waits }: GraphClientOptions) {
    const tries = createTries(transport, createWaits(waits), limits ?? { readTryMs: 20_000, readAllMs: 60_000, writeTryMs });
    ({ read: this.read, pages: this.pages, poll: this.poll } = createReads(tries));
    this.batchRead = createBatchRead(tries);
    this.follow = tries.follow;
    this.write = createWrite(tries);
  }
}
