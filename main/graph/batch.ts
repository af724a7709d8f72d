import { loadGraphLibrary } from './library.ts';

/** The most that one `$batch` takes. https://learn.microsoft.com/graph/json-batching */
export const largestBatch = 20;

/** One answer inside a batch. Status 0: the batch was answered, but this item was not. */
export interface BatchItem {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export const noAnswer: BatchItem = { status: 0, headers: new Headers(), body: undefined };

/** Throttled, failed on the service's side, or left out: may succeed when it is read again. */
export const isWorthRepeating = ({ status }: BatchItem): boolean => status === 429 || status >= 500 || status === 0;

/** Only so that an item can be a `Request`: the library takes the host off again. */
const anyRoot = 'https://graph.microsoft.com';

/**
 * The body of a batch of reads; the keys of the map become the items' ids.
 * @param headers each item's own: those of the batch do not count for them.
 * @param urls encoded as path.ts does it: at a bare `//` the library would cut them off.
 */
export const batchBody = async (urls: ReadonlyMap<number, string>, headers: Readonly<Record<string, string>> = {}): Promise<unknown> => {
  const { BatchRequestContent } = await loadGraphLibrary();
  const steps = [...urls].map(([id, url]) => ({ id: String(id), request: new Request(`${anyRoot}${url}`, { headers }) }));
  return new BatchRequestContent(steps).getContent();
};

/**
 * The answers by item id, whatever their order; undefined when this is no answer to a batch. Not read by the library's
 * class: there, one item that it cannot read costs the other nineteen theirs (decision 2).
 * @param date the batch's own `Date`: items have none, and their Retry-After may be a date.
 */
export const batchItems = (body: unknown, date: string | null): ReadonlyMap<number, BatchItem> | undefined => {
  const responses = typeof body === 'object' && body !== null && 'responses' in body ? body.responses : undefined;
  if (!Array.isArray(responses)) return undefined;
  const found = new Map<number, BatchItem>();
  for (const item of responses as unknown[]) {
    if (typeof item !== 'object' || item === null || !('id' in item) || !('status' in item)) continue;
    if (typeof item.id !== 'string' || typeof item.status !== 'number') continue;
    found.set(Number(item.id), {
      status: item.status,
      headers: headersOf('headers' in item ? item.headers : undefined, date),
      body: 'body' in item ? item.body : undefined,
    });
  }
  return found;
};

const headersOf = (value: unknown, date: string | null): Headers => {
  const headers = new Headers(date === null ? {} : { date });
  if (typeof value !== 'object' || value === null) return headers;
  for (const [name, text] of Object.entries(value)) {
    // Names and values from inside JSON; only what is read here is taken over.
    if (name.toLowerCase() === 'retry-after') headers.set('retry-after', String(text).replaceAll(/[^\x20-\x7e]/gu, ''));
  }
  return headers;
};
