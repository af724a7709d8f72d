import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../machine/run.ts';
import { electronDir } from './place.ts';
import type { Place } from './place.ts';

/** A host that drops packets instead of refusing must not hold a start for minutes. */
const stallSeconds = 20;

export type Download = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/**
 * Electron's own installer, with its own cache, mirror and proxy settings (ELECTRON_MIRROR, electron_config_cache).
 * Its temporary files are put where we can see them grow: a slow line is given its time, a dead one is not.
 */
export const downloadOfficial = async (place: Place): Promise<Download> => {
  const installer = join(electronDir(place), 'install.js');
  if (!existsSync(installer)) return { ok: false, reason: 'the electron package is not installed. Run "npm ci" first' };
  await mkdir(place.cacheDir, { recursive: true });
  const temp = await mkdtemp(join(place.cacheDir, 'tmp-'));
  try {
    const ended = await run(process.execPath, [installer], {
      output: 'capture',
      env: { ...process.env, TMPDIR: temp, TEMP: temp, TMP: temp },
      stall: { seconds: stallSeconds, folders: [temp, join(electronDir(place), 'dist')] },
    });
    if (ended.stalled) return { ok: false, reason: `nothing arrived for ${stallSeconds} seconds` };
    return ended.code === 0 ? { ok: true } : { ok: false, reason: firstLine(ended.output) };
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
};

/** The line that names the error, or else the first, without a final full stop: it becomes part of a sentence. */
export const firstLine = (output: string): string => {
  const lines = output
    .split('\n')
    .map((text) => text.trim())
    .filter((text) => text !== '' && !text.startsWith('at '));
  const line = lines.find((text) => /error[ :]/i.test(text)) ?? lines[0] ?? 'it gave no reason';
  return line.replace(/\.$/, '');
};
