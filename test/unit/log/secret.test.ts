import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../../main/secret.ts';

describe('a secret', () => {
  const secret = new Secret('canary');
  it.each([
    ['template text', () => `the code is ${String(secret)}`],
    ['concatenation', () => ['', secret].join('')],
    ['JSON', () => JSON.stringify({ secret })],
    ['util.inspect', () => inspect({ secret }, { depth: 9, showHidden: true })],
    ['a spread', () => JSON.stringify({ ...secret })],
    ['its entries', () => JSON.stringify(Object.entries(secret))],
    ['a structured clone', () => inspect(structuredClone(secret))],
    ['an error message', () => new Error(String(secret)).message],
  ])('is not seen in %s', (_name, show) => expect(show()).not.toContain('canary'));

  it('is seen when it is unwrapped', () => expect(secret.unwrap()).toBe('canary'));
});
