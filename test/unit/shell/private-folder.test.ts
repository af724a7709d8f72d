import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Journal } from '../../../main/audit/journal.ts';
import { openFileSink } from '../../../main/log/file-sink.ts';
import { silentLogger } from '../../../main/log/logger.ts';
import { writeSettings } from '../../../main/settings/settings-file.ts';
import { keepPrivate } from '../../../main/shell/private-folder.ts';
import { openBoundsStore } from '../../../main/shell/window-bounds.ts';

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

describe('What Latchkey keeps', () => {
  if (process.platform === 'win32') return;
  let outside: string;
  let folder: string;
  let umask: number;
  beforeEach(() => {
    outside = mkdtempSync(join(tmpdir(), 'latchkey-private-'));
    folder = join(outside, 'user data');
    umask = process.umask(0o022);
  });
  afterEach(() => {
    process.umask(umask);
    rmSync(outside, { recursive: true, force: true });
  });

  it('is for its owner only, what an earlier version left open included', () => {
    mkdirSync(join(folder, 'logs'), { recursive: true, mode: 0o755 });
    const left = ['window.json', 'journal-practice.sqlite.lock', join('logs', 'latchkey.log')].map((name) => join(folder, name));
    for (const path of left) writeFileSync(path, '', { mode: 0o644 });
    const elsewhere = join(outside, 'elsewhere');
    writeFileSync(elsewhere, '');
    chmodSync(elsewhere, 0o644);
    symlinkSync(elsewhere, join(folder, 'link'));
    expect(keepPrivate(folder)).toEqual([]);
    expect([folder, join(folder, 'logs')].map(modeOf)).toEqual(['700', '700']);
    expect(left.map(modeOf)).toEqual(['600', '600', '600']);
    expect(modeOf(elsewhere)).toBe('644');
    writeFileSync(join(folder, 'later'), '');
    mkdirSync(join(folder, 'later folder'));
    expect(['later', 'later folder'].map((name) => modeOf(join(folder, name)))).toEqual(['600', '700']);
  });

  it('is made when it is not there, and a folder that cannot be closed stops nothing', () => {
    expect(keepPrivate(folder)).toEqual([]);
    expect(modeOf(folder)).toBe('700');
    writeFileSync(join(outside, 'file'), '');
    expect(keepPrivate(join(outside, 'file', 'below')).length).toBeGreaterThan(0);
  });

  it('asks for that in each place that writes, whatever the process makes by itself', () => {
    mkdirSync(folder);
    const file = join(folder, 'journal-practice.sqlite');
    const journal = Journal.open({ file });
    writeSettings(join(folder, 'preferences.json'), {});
    openFileSink({ folder: join(folder, 'logs') })('a line');
    openBoundsStore(join(folder, 'window.json'), silentLogger).write({ x: 0, y: 0, width: 1, height: 1, maximised: false });
    const written = [
      file,
      `${file}-wal`,
      `${file}.lock`,
      ...['preferences.json', 'window.json', join('logs', 'latchkey.log')].map((name) => join(folder, name)),
    ];
    expect(written.map((path) => [path, modeOf(path)])).toEqual(written.map((path) => [path, '600']));
    expect(modeOf(join(folder, 'logs'))).toBe('700');
    journal.close();
  });
});
