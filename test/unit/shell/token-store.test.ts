import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Keystore } from '../../../main/shell/keystore.ts';
import { openTokenStore } from '../../../main/shell/token-store.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-token-store-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const reversing: Keystore = {
  kind: 'os',
  seal: (text) => Promise.resolve(Buffer.from([...text].toReversed().join(''))),
  open: (sealed) => Promise.resolve([...sealed.toString()].toReversed().join('')),
};

const open = (keystore: Keystore) => {
  const said: string[] = [];
  return {
    said,
    store: openTokenStore({
      file: join(folder, 'sign-in.sealed'),
      keystore: Promise.resolve(keystore),
      onMemoryOnly: (because) => void said.push(because),
    }),
  };
};

test('keeps the text sealed where the system has a keystore', async () => {
  const { store, said } = open(reversing);
  expect(await store.read()).toBeNull();
  await store.write('invented cache');
  expect(await open(reversing).store.read()).toBe('invented cache');
  expect(readdirSync(folder)).toEqual(['sign-in.sealed']);
  await store.remove();
  expect(readdirSync(folder)).toEqual([]);
  expect(said).toEqual([]);
});

test('writes nothing where it has none, and says so once', async () => {
  const { store, said } = open({ kind: 'memory', because: 'This computer has no keyring.' });
  expect(await store.read()).toBeNull();
  await store.write('invented cache');
  await store.remove();
  expect(await store.read()).toBeNull();
  expect(readdirSync(folder)).toEqual([]);
  expect(said).toEqual(['This computer has no keyring.']);
});
