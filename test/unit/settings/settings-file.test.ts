import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Preferences } from '../../../contract/profile.ts';
import { openBeginning } from '../../../main/compose/beginning.ts';
import { readSettings, writeSettings } from '../../../main/settings/settings-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const fail = (error: unknown): never => {
  throw error;
};

describe('a settings file', () => {
  it('may begin with a byte order mark', () => {
    const preferences = join(folder, 'preferences.json');
    writeFileSync(preferences, '\uFEFF{ "theme": "dark" }');
    expect(readSettings(preferences, Preferences, { what: 'x', now: Date.now })).toEqual({
      value: { theme: 'dark', density: 'comfortable' },
      notice: null,
    });
    const beginning = join(folder, 'beginning.json');
    writeFileSync(beginning, '\uFEFF{ "begin": "practice" }');
    expect(openBeginning(beginning, fail).read()).toBe('practice');
    expect(readdirSync(folder).toSorted()).toEqual(['beginning.json', 'preferences.json']);
  });

  it('that is something else is set aside, a mark in the middle included', () => {
    const preferences = join(folder, 'preferences.json');
    writeFileSync(preferences, '{ \uFEFF"theme": "dark" }');
    expect(readSettings(preferences, Preferences, { what: 'Your preferences', now: Date.now }).notice).toContain('set aside');
  });

  if (process.platform === 'win32') return;

  it('is for its owner only, also where it was not before', () => {
    const file = join(folder, 'preferences.json');
    writeFileSync(file, '{}', { mode: 0o644 });
    chmodSync(file, 0o644);
    writeSettings(file, { theme: 'dark' });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ theme: 'dark' });
  });
});
