import type { GivenAnswer, SentRequest } from './checks.ts';

export interface Exchange {
  readonly request: SentRequest;
  /** Undefined when no answer came. */
  readonly answer: GivenAnswer | undefined;
}

/** A fetch that keeps everything that passes through it. The token is not kept. */
export const recordingFetch =
  (exchanges: Exchange[], through: typeof fetch = fetch): typeof fetch =>
  async (input, init) => {
    const request = new Request(input, init);
    const { pathname, search } = new URL(request.url);
    const headers = new Headers(request.headers);
    headers.delete('authorization');
    const text = init?.body === undefined ? '' : await new Response(init.body).text();
    const body = text === '' ? undefined : (JSON.parse(text) as unknown);
    const sent = { verb: request.method, target: `${pathname}${search}`, headers, body };
    try {
      const response = await through(input, init);
      exchanges.push({ request: sent, answer: await keep(response.clone()) });
      return response;
    } catch (error) {
      exchanges.push({ request: sent, answer: undefined });
      throw error;
    }
  };

const keep = async (response: Response): Promise<GivenAnswer> => {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
  return {
    status: response.status,
    headers: response.headers,
    body: bytes.length === 0 ? undefined : isJson ? (JSON.parse(new TextDecoder().decode(bytes)) as unknown) : bytes,
  };
};
