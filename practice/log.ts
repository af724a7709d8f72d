/** What was asked of the tenant, for tests and for the curious. Answers are never kept. */
export interface LoggedRequest {
  readonly atUtc: string;
  readonly method: string;
  /** Path with query, as sent. */
  readonly path: string;
  readonly status: number;
  readonly agentUpn: string | null;
  readonly clientRequestId: string;
  readonly requestId: string;
  /** Parsed JSON with secrets blanked, or null. */
  readonly requestBody: unknown;
  /** Kind of the fault that was played, if any. */
  readonly fault: string | null;
}

const LONGEST_LOG = 20_000;
const SECRET = /password|secret|pincode|verificationcode|temporaryaccesspass/iu;

/** A copy without anything that could be a secret. */
export const withoutSecrets = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      (SECRET.test(key) || key === 'code') && typeof inner === 'string' ? '(not kept)' : withoutSecrets(inner),
    ]),
  );
};

export class RequestLog {
  #entries: LoggedRequest[] = [];

  add(entry: LoggedRequest): void {
    if (this.#entries.length >= LONGEST_LOG) this.#entries = this.#entries.slice(LONGEST_LOG / 2);
    this.#entries.push(entry);
  }

  list(): readonly LoggedRequest[] {
    return this.#entries;
  }

  clear(): void {
    this.#entries = [];
  }
}
