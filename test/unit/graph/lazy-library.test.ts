import { createRequire } from 'node:module';
import { expect, test } from 'vitest';

const isLoaded = (): boolean => Object.keys(createRequire(import.meta.url).cache).some((file) => file.includes('microsoft-graph-client'));

test('Microsoft’s client is read at the first request, not with the code that may send one', async () => {
  await import('../../../main/desk/workplace.ts');
  await import('../../../main/compose/open-workplace.ts');
  const { createTransport } = await import('../../../main/graph/transport.ts');
  const { Secret } = await import('../../../main/secret.ts');
  const transport = createTransport({
    root: 'https://graph.example',
    token: () => Promise.resolve(new Secret('invented')),
    fetch: () => Promise.resolve(Response.json({ id: '1' })),
  });
  expect(isLoaded()).toBe(false);
  const answer = await transport.send({ method: 'GET', version: 'v1.0', path: '/me', clientRequestId: 'c-1', timeoutMs: 5_000 });
  expect(answer.body).toEqual({ id: '1' });
  // So that the line above cannot be true for want of sight.
  expect(isLoaded()).toBe(true);
});
