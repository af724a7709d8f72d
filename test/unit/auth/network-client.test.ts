import { describe, expect, test } from 'vitest';
import { clouds } from '../../../main/permissions/clouds.ts';
import { createNetworkClient } from '../../../main/auth/network-client.ts';
import { faultFromSignIn } from '../../../main/auth/sign-in-faults.ts';

const tokens = 'https://login.microsoftonline.com/t/oauth2/v2.0/token';

const clientWith = (answer: () => Promise<Response> | Response, nowMs = Date.parse('2026-11-22T12:00:00Z')) => {
  const asked: { url: string; init: RequestInit | undefined }[] = [];
  const clock = { nowMs };
  const client = createNetworkClient({
    cloud: clouds.global,
    now: () => clock.nowMs,
    fetch: async (input, init) => {
      asked.push({ url: new Request(input).url, init });
      return answer();
    },
  });
  return { client, asked, clock };
};

describe('MSAL’s way to the network', () => {
  test.each([
    'http://login.microsoftonline.com/t',
    'https://login.microsoftonline.us/t',
    'https://evil.example/t',
    'https://login.microsoftonline.com:444/t',
  ])('does not lead to %s', async (address) => {
    const { client, asked } = clientWith(() => Response.json({}));
    await expect(client.sendPostRequestAsync(address, { body: 'refresh_token=x' })).rejects.toMatchObject({ trouble: 'foreignHost' });
    expect(asked).toEqual([]);
  });

  test('refuses redirects, which would carry a refresh token elsewhere', async () => {
    const { client, asked } = clientWith(() => Response.json({ ok: true }));
    await client.sendPostRequestAsync(tokens, { body: 'a=b' });
    expect(asked[0]?.init?.redirect).toBe('error');
  });

  test.each([
    ['30', 30_000],
    ['Sun, 22 Nov 2026 12:01:30 GMT', 90_000],
    ['0', 60_000],
    ['-5', 60_000],
    ['soon', 60_000],
    [null, 60_000],
    ['86400', 3_600_000],
  ])('after a 429 with Retry-After %s nothing is sent for %d ms', async (header, waitMs) => {
    const { client, asked, clock } = clientWith(
      () => new Response('{}', { status: 429, headers: header === null ? {} : { 'retry-after': header } }),
    );
    const startMs = clock.nowMs;
    await expect(client.sendPostRequestAsync(tokens)).rejects.toMatchObject({ trouble: 'throttled', retryAtMs: startMs + waitMs });
    clock.nowMs = startMs + waitMs - 1;
    await expect(client.sendPostRequestAsync(tokens)).rejects.toMatchObject({ trouble: 'throttled' });
    expect(asked).toHaveLength(1);
    clock.nowMs = startMs + waitMs;
    await expect(client.sendPostRequestAsync(tokens)).rejects.toMatchObject({ trouble: 'throttled' });
    expect(asked).toHaveLength(2);
  });

  test.each([
    ['offline', () => Promise.reject(new TypeError('fetch failed')), 'graph.offline'],
    ['timeout', () => Promise.reject(new DOMException('late', 'TimeoutError')), 'graph.timeout'],
    ['unavailable', () => new Response('<html>', { status: 502 }), 'graph.unavailable'],
    ['malformed', () => new Response('<html>Welcome</html>'), 'graph.malformed'],
    ['malformed', () => new Response('{"access_tok'), 'graph.malformed'],
    ['malformed', () => new Response('null'), 'graph.malformed'],
  ] as const)('tells %s apart, with a sentence', async (trouble, answer, code) => {
    const { client } = clientWith(answer);
    const error: unknown = await client.sendPostRequestAsync(tokens).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ trouble });
    expect(faultFromSignIn(error, 'silently')).toMatchObject({ code, retryable: true });
  });
});
