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
  /** When whoever asked gave up a request that hung; null for every other one. */
  readonly abandonedAtUtc: string | null;
}

/** A request when it is noted: nobody has given it up yet. */
export type NewRequest = Omit<LoggedRequest, 'abandonedAtUtc'>;

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

  add(entry: NewRequest): void {
    if (this.#entries.length >= LONGEST_LOG) this.#entries = this.#entries.slice(LONGEST_LOG / 2);
    this.#entries.push({ ...entry, abandonedAtUtc: null });
  }

  abandoned(requestId: string, atUtc: string): void {
    this.#entries = this.#entries.map((entry) => (entry.requestId === requestId ? { ...entry, abandonedAtUtc: atUtc } : entry));
  }

  list(): readonly LoggedRequest[] {
    return this.#entries;
  }

  clear(): void {
    this.#entries = [];
  }
}
