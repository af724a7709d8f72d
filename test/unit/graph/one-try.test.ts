import { Client } from '@microsoft/microsoft-graph-client';
import { describe, expect, test } from 'vitest';
import { createOneTry, Try } from '../../../main/graph/one-try.ts';
import { Secret } from '../../../main/secret.ts';

/** Microsoft's client as the transport makes it, and all that it asked for: tokens and addresses. */
const connect = () => {
  const asked: string[] = [];
  const middleware = createOneTry({
    root: 'https://graph.example',
    token: () => {
      asked.push('token');
      return Promise.resolve(new Secret('invented'));
    },
    fetch: (address) => {
      asked.push(address instanceof Request ? address.url : String(address));
      return Promise.resolve(Response.json({}));
    },
  });
  return { asked, client: (baseUrl = 'https://graph.example') => Client.initWithMiddleware({ baseUrl, middleware }) };
};
const tryOf = (address: string) => new Try(new URL(address), undefined, new AbortController().signal);

describe('the one middleware sends', () => {
  test('what the transport asked for', async () => {
    const { client, asked } = connect();
    const attempt = tryOf('https://graph.example/v1.0/me');
    await client()
      .api('/me')
      .middlewareOptions([attempt])
      .get()
      .catch(() => undefined);
    expect(attempt.response().status).toBe(200);
    expect(asked).toEqual(['token', 'https://graph.example/v1.0/me']);
  });

  test('nothing that does not come from the transport, such as a page that the library would follow by itself', async () => {
    const { client, asked } = connect();
    await expect(client().api('/me').get()).rejects.toThrow();
    expect(asked).toEqual([]);
  });

  test.each([
    ['for another root', 'https://elsewhere.example', '/me', 'https://elsewhere.example/v1.0/me'],
    ['that names another host in its path', 'https://graph.example', 'https://elsewhere.example/v1.0/me', 'https://graph.example/v1.0/me'],
    [
      'of which the builder made something else',
      'https://graph.example',
      '/me?$select=id&$select=mail',
      'https://graph.example/v1.0/me?$select=id&$select=mail',
    ],
  ])('nothing %s, and asks for no token', async (_, baseUrl, path, meant) => {
    const { client, asked } = connect();
    const attempt = tryOf(meant);
    await client(baseUrl)
      .api(path)
      .middlewareOptions([attempt])
      .get()
      .catch(() => undefined);
    expect(() => attempt.response()).toThrow('malformed');
    expect(asked).toEqual([]);
  });
});
