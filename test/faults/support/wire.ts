import type { NewRequest } from '../../../practice/log.ts';
import type { Traffic } from './virtual-time.ts';

interface OnItsWay {
  readonly clientRequestId: string;
  readonly method: string;
  readonly target: string;
  hangs: boolean;
}

/** The desk's way to the tenant: real HTTP, watched from the outside for what must never be sent. */
export class Wire implements Traffic {
  /** Addresses other than the tenant's that something was sent to. */
  readonly foreign: string[] = [];
  /** Requests that came back before the server's Retry-After. */
  readonly hurried: string[] = [];
  readonly #root: string;
  readonly #nowMs: () => number;
  readonly #onItsWay = new Set<OnItsWay>();
  /** When the server allows the same call again, in the server's time. */
  readonly #notBeforeMs = new Map<string, number>();
  #listeners: (() => void)[] = [];

  constructor(root: string, nowMs: () => number) {
    this.#root = root;
    this.#nowMs = nowMs;
  }

  readonly busy = (): boolean => [...this.#onItsWay].some((one) => !one.hangs);
  readonly open = (): boolean => this.#onItsWay.size > 0;
  readonly changed = (): Promise<void> => new Promise((resolve) => this.#listeners.push(resolve));

  readonly waitingFor = (): string =>
    [...this.#onItsWay].map((one) => `${one.method} ${one.target}${one.hangs ? ' (hangs)' : ''}`).join(', ');

  /** Forgets what earlier runs were told. */
  clear(): void {
    this.foreign.length = 0;
    this.hurried.length = 0;
    this.#notBeforeMs.clear();
  }

  /** To be told of each request that the server has dealt with: only it knows that no answer will come. */
  readonly dealtWith = (entry: NewRequest): void => {
    if (entry.fault !== 'hang-before' && entry.fault !== 'applied-then-hang') return;
    this.#hangsLike({ clientRequestId: entry.clientRequestId, method: entry.method, target: entry.path });
  };

  /** Two batches of one call look alike: whichever is answered, the other is the one that hangs. */
  #hangsLike(like: Omit<OnItsWay, 'hangs'>): void {
    for (const one of this.#onItsWay) {
      if (one.hangs || one.method !== like.method || one.target !== like.target || one.clientRequestId !== like.clientRequestId) continue;
      one.hangs = true;
      this.#tell();
      return;
    }
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.origin !== this.#root) {
      this.foreign.push(url.href);
      throw new TypeError('fetch failed');
    }
    const headers = new Headers(init?.headers);
    const one: OnItsWay = {
      clientRequestId: headers.get('client-request-id') ?? '',
      method: init?.method ?? 'GET',
      target: `${url.pathname}${url.search}`,
      hangs: false,
    };
    const items = itemsOf(one.target, init?.body);
    // A batch has no address of its own: what counts is what it asks for.
    const keys = (items.size === 0 ? [one.target] : [...items.values()]).map((target) => keyOf(one, target));
    for (const key of keys) this.#checkHurry(key);
    this.#onItsWay.add(one);
    try {
      const response = await fetch(url, init);
      if (one.hangs) {
        one.hangs = false;
        this.#onItsWay.delete(one);
        this.#hangsLike(one);
        this.#onItsWay.add(one);
      }
      for (const key of keys) this.#remember(key, response.headers);
      // The body is awaited here, so that time stands still until it is there.
      const body = await response.arrayBuffer().catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
      if (!(body instanceof Error)) this.#rememberItems(one, items, body);
      return new Response(bodyOf(response, body), { status: response.status, headers: response.headers });
    } finally {
      this.#onItsWay.delete(one);
      this.#tell();
    }
  };

  #tell(): void {
    const listeners = this.#listeners;
    this.#listeners = [];
    for (const listener of listeners) listener();
  }

  #checkHurry(key: string): void {
    const notBeforeMs = this.#notBeforeMs.get(key) ?? 0;
    if (this.#nowMs() < notBeforeMs) this.hurried.push(`${key}: ${notBeforeMs - this.#nowMs()} ms early`);
  }

  #remember(key: string, headers: Headers): void {
    const value = headers.get('retry-after');
    if (value === null) return;
    const untilMs = /^-?\d+$/u.test(value) ? this.#nowMs() + Number(value) * 1000 : Date.parse(value);
    if (Number.isFinite(untilMs)) this.#notBeforeMs.set(key, untilMs);
  }

  #rememberItems(one: OnItsWay, items: ReadonlyMap<string, string>, body: ArrayBuffer): void {
    if (items.size === 0) return;
    for (const { id, headers } of responsesIn(body)) {
      const target = items.get(id);
      if (target !== undefined) this.#remember(keyOf(one, target), new Headers(headers));
    }
  }
}

const keyOf = (one: OnItsWay, target: string): string => `${one.clientRequestId} ${target === one.target ? one.method : 'GET'} ${target}`;

/** Batch item ids and what they ask for. */
const itemsOf = (target: string, body: unknown): ReadonlyMap<string, string> => {
  if (!target.endsWith('/$batch') || typeof body !== 'string') return new Map();
  const { requests } = JSON.parse(body) as { readonly requests: readonly { readonly id: string; readonly url: string }[] };
  return new Map(requests.map(({ id, url }) => [id, url]));
};

const responsesIn = (body: ArrayBuffer): readonly { readonly id: string; readonly headers?: Record<string, string> }[] => {
  try {
    return (
      (JSON.parse(Buffer.from(body).toString('utf8')) as { responses?: { id: string; headers?: Record<string, string> }[] }).responses ?? []
    );
  } catch {
    return [];
  }
};

const bodyOf = (response: Response, body: ArrayBuffer | Error): BodyInit | null => {
  if (body instanceof Error) return new ReadableStream({ start: (controller) => controller.error(body) });
  return response.status === 204 || response.status === 304 || body.byteLength === 0 ? null : body;
};
