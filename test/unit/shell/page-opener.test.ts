import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, it } from 'vitest';
import { hasPageOpener } from '../../../main/shell/page-opener.ts';

it('is missing on Linux without an xdg-open that can be run', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey opener '));
  try {
    const path = ['', join(folder, 'none'), folder].join(delimiter);
    expect(await hasPageOpener('linux', path)).toBe(false);
    expect(await hasPageOpener('linux', undefined)).toBe(false);
    await writeFile(join(folder, 'xdg-open'), '', { mode: 0o755 });
    await chmod(join(folder, 'xdg-open'), 0o755);
    expect(await hasPageOpener('linux', path)).toBe(true);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it.each(['win32', 'darwin'] as const)('is part of %s', async (platform) => {
  expect(await hasPageOpener(platform, '')).toBe(true);
});
