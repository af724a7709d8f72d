/** One line of the tenant's own log of what was asked of it. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly atUtc: string;
  /** In whose name; null where no token was taken. */
  readonly agentUpn: string | null;
  readonly clientRequestId: string | null;
  /** Parsed JSON without secrets, or null. */
  readonly requestBody: unknown;
  /** When whoever asked gave up a request that hung; null for every other one. */
  readonly abandonedAtUtc: string | null;
}
