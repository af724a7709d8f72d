import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Keystore, SafeStorage } from '../../../main/shell/keystore.ts';
import { openKeystore } from '../../../main/shell/keystore.ts';
import { sealedFile } from '../../../main/shell/sealed-file.ts';

const flipped = (bytes: Uint8Array) => Buffer.from(bytes.map((byte) => byte ^ 0x5a));
const storage = (over: Partial<SafeStorage> = {}): SafeStorage => ({
  isEncryptionAvailable: () => true,
  encryptString: (text) => flipped(Buffer.from(text)),
  decryptString: (sealed) => flipped(sealed).toString(),
  getSelectedStorageBackend: () => 'gnome_libsecret',
  ...over,
});

describe('The keystore', () => {
  test.each(['basic_text', 'unknown', 'none', ''])('is memory only under Linux with the backend %j, and says why', async (backend) => {
    const keystore = await openKeystore(storage({ getSelectedStorageBackend: () => backend }), 'linux');
    expect(keystore).toEqual({ kind: 'memory', because: expect.stringContaining('keyring') });
  });

  test.each(['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6'])('seals under Linux with %s', async (backend) => {
    expect(await openKeystore(storage({ getSelectedStorageBackend: () => backend }), 'linux')).toMatchObject({ kind: 'os' });
  });

  test('is memory only when the system says no, or throws', async () => {
    expect(await openKeystore(storage({ isEncryptionAvailable: () => false }), 'darwin')).toMatchObject({ kind: 'memory' });
    const failing = () => {
      throw new Error('no D-Bus');
    };
    expect(await openKeystore(storage({ getSelectedStorageBackend: failing }), 'linux')).toMatchObject({ kind: 'memory' });
  });

  test('uses the asynchronous calls where Electron has them', async () => {
    const used: string[] = [];
    const keystore = await openKeystore(
      storage({
        isAsyncEncryptionAvailable: () => Promise.resolve(true),
        encryptStringAsync: (text) => {
          used.push('seal');
          return Promise.resolve(flipped(Buffer.from(text)));
        },
        decryptStringAsync: (sealed) => {
          used.push('open');
          return Promise.resolve({ result: flipped(sealed).toString() });
        },
      }),
      'win32',
    );
    if (keystore.kind !== 'os') throw new Error('expected a keystore');
    expect(await keystore.open(await keystore.seal('text'))).toBe('text');
    expect(used).toEqual(['seal', 'open']);
  });
});

describe('A sealed file', () => {
  let folder: string;
  let keystore: Extract<Keystore, { kind: 'os' }>;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'latchkey-sealed-'));
    const opened = await openKeystore(storage(), 'linux');
    if (opened.kind !== 'os') throw new Error('expected a keystore');
    keystore = opened;
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('gives back what was written, holds it sealed, and is its owner’s alone', async () => {
    const file = sealedFile(join(folder, 'tokens'), keystore);
    expect(await file.read()).toBe(null);
    await file.write('plain words');
    expect(await file.read()).toBe('plain words');
    expect(readFileSync(join(folder, 'tokens')).includes('plain words')).toBe(false);
    expect(statSync(join(folder, 'tokens')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['tokens']);
  });

  test('is moved aside under a name that is told, and removed without a trace', async () => {
    const file = sealedFile(join(folder, 'tokens'), keystore, () => Date.parse('2026-11-22T12:00:00Z'));
    await file.write('x');
    expect(await file.setAside()).toBe('tokens.unreadable-2026-11-22T12-00-00-000Z');
    expect(await file.read()).toBe(null);
    await file.write('y');
    writeFileSync(join(folder, 'tokens.next'), 'left by a crash');
    await file.remove();
    expect(readdirSync(folder)).toEqual(['tokens.unreadable-2026-11-22T12-00-00-000Z']);
  });
});
