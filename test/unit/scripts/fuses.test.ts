import { expect, test } from 'vitest';
import { readFuses, setFuses } from '../../../tools/runtime/fuses.ts';

const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const binary = (wire: string, version = 1): Buffer =>
  Buffer.concat([
    Buffer.from('before\xff', 'latin1'),
    Buffer.from(sentinel),
    Buffer.from([version, wire.length]),
    Buffer.from(wire),
    Buffer.from('after'),
  ]);

test('sets the fuses and leaves every other byte alone', () => {
  const patched = binary('10100011');
  setFuses(patched, '10100011', '10110001');
  expect(patched).toEqual(binary('10110001'));
  expect(readFuses(patched)).toBe('10110001');
});

test('does nothing when they are set already', () => {
  const patched = binary('10110001');
  setFuses(patched, '10100011', '10110001');
  expect(patched).toEqual(binary('10110001'));
});

test('refuses a binary with other fuses than the vendor shipped, and does not touch it', () => {
  const other = binary('11111111');
  expect(() => setFuses(other, '10100011', '10110001')).toThrow('11111111');
  expect(other).toEqual(binary('11111111'));
});

test('refuses another number of fuses', () => {
  expect(() => setFuses(binary('101000111'), '10100011', '10110001')).toThrow('9 fuses');
});

test('refuses a format it does not know', () => {
  expect(() => readFuses(binary('10100011', 2))).toThrow('format 2');
});

test('refuses a file without fuses, and one with two sets', () => {
  expect(() => readFuses(Buffer.from('no electron'))).toThrow('no fuses');
  expect(() => readFuses(Buffer.concat([binary('10'), binary('10')]))).toThrow('two sets');
});
