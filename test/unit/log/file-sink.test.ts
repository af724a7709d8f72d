import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openFileSink } from '../../../main/log/file-sink.ts';

let root: string;
beforeEach(() => void (root = mkdtempSync(join(tmpdir(), 'latchkey log '))));
afterEach(() => rmSync(root, { recursive: true }));

describe('the log file', () => {
  it('holds one line for each record, and goes on where the last start ended', () => {
    const folder = join(root, 'logs');
    openFileSink({ folder })('{"a":1}');
    openFileSink({ folder })('{"b":2}');
    expect(readFileSync(join(folder, 'latchkey.log'), 'utf8')).toBe('{"a":1}\n{"b":2}\n');
  });

  it('never takes more room than it may, and keeps the newest', () => {
    const write = openFileSink({ folder: root, maximumBytes: 100, maximumFiles: 3 });
    for (let line = 0; line < 200; line += 1) write(`record ${String(line).padStart(4, '0')}`);
    expect(readdirSync(root).sort()).toEqual(['latchkey.1.log', 'latchkey.2.log', 'latchkey.log']);
    for (const file of readdirSync(root)) expect(statSync(join(root, file)).size).toBeLessThanOrEqual(100);
    const kept = ['latchkey.2.log', 'latchkey.1.log', 'latchkey.log'].flatMap((file) =>
      readFileSync(join(root, file), 'utf8').trimEnd().split('\n'),
    );
    expect(kept.at(-1)).toBe('record 0199');
    expect(kept).toEqual([...kept].sort());
  });

  it.skipIf(process.platform === 'win32')('can be read by its owner only', () => {
    openFileSink({ folder: join(root, 'logs') })('x');
    expect(statSync(join(root, 'logs', 'latchkey.log')).mode & 0o077).toBe(0);
  });

  it('stops nobody when it cannot be written, and says so once', () => {
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    writeFileSync(join(root, 'file'), '');
    const write = openFileSink({ folder: join(root, 'file', 'logs') });
    write('a');
    write('b');
    expect(complaint).toHaveBeenCalledTimes(1);
    complaint.mockRestore();
  });
});
