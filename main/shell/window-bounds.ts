import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Logger } from '../log/logger.ts';

const Pixels = z.number().int().min(-100_000).max(100_000);

/** Where the window was, in device-independent pixels. */
export const WindowBounds = z
  .object({ x: Pixels, y: Pixels, width: Pixels.positive(), height: Pixels.positive(), maximised: z.boolean() })
  .readonly();
export type WindowBounds = z.infer<typeof WindowBounds>;

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const minimumSize = { width: 1024, height: 700 } as const;
export const defaultSize = { width: 1360, height: 860 } as const;

/** Enough of the title bar to take hold of the window with a mouse. */
const grip = { width: 120, height: 40 } as const;

/**
 * What was remembered, if its title bar can still be reached on one of the displays there are
 * now; otherwise null, and the window opens where the system puts it.
 */
export const reachableBounds = (bounds: WindowBounds | null, workAreas: readonly Rectangle[]): WindowBounds | null => {
  if (bounds === null) return null;
  const reachable = workAreas.some((area) => {
    const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
    const height = Math.min(bounds.y + grip.height, area.y + area.height) - Math.max(bounds.y, area.y);
    return width >= grip.width && height >= grip.height;
  });
  return reachable ? bounds : null;
};

export interface BoundsStore {
  read(): WindowBounds | null;
  write(bounds: WindowBounds): void;
}

/**
 * Remembers the window's place in a small JSON file. It is a comfort, so a file that is missing,
 * damaged or cannot be written only costs the comfort.
 */
export const openBoundsStore = (file: string, log: Logger): BoundsStore => ({
  read() {
    try {
      return WindowBounds.parse(JSON.parse(readFileSync(file, 'utf8')));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') log.warn('shell.boundsUnreadable', { error });
      return null;
    }
  },
  write(bounds) {
    try {
      writeFileSync(`${file}.new`, JSON.stringify(bounds), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    } catch (error) {
      log.warn('shell.boundsUnwritable', { error });
    }
  },
});
