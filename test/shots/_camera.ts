import type { Locator } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Console } from '../e2e/support/launch-console.ts';
import { projectRoot } from '../../tools/runtime/place.ts';

const looks = {
  light: { colorScheme: 'light', contrast: 'no-preference' },
  dark: { colorScheme: 'dark', contrast: 'no-preference' },
  'high-contrast': { colorScheme: 'dark', contrast: 'more' },
} as const;

const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;

type Look = keyof typeof looks;
interface Size {
  readonly width: number;
  readonly height: number;
  /** Of the page; the window is as much larger. 1 where it is left out. */
  readonly zoom?: number;
}

export interface Camera {
  /** One picture in each look and size of what is on the screen now, scrolled to `shown` where it does not all fit. */
  readonly take: (name: string, shown?: Locator) => Promise<void>;
  /** The same in other sizes: a small window, or what a large zoom leaves. */
  readonly takeAt: (name: string, others: readonly Size[]) => Promise<void>;
  /** One picture, at 1280x800 in light, to a path. */
  readonly takeTo: (path: string) => Promise<void>;
  readonly taken: () => number;
}

/** Pictures of one window. The agent's look is "as the system", and the system's wishes are changed under it. */
export const openCamera = (desk: Pick<Console, 'app' | 'page'>): Camera => {
  const folder = join(projectRoot, 'out', 'shots');
  mkdirSync(folder, { recursive: true });
  let count = 0;
  const { page, app } = desk;

  const pose = async (look: Look, size: Size): Promise<void> => {
    await app.evaluate(
      ({ BrowserWindow }, { width, height, zoom }) => {
        const [window] = BrowserWindow.getAllWindows();
        window?.setContentSize(width * zoom, height * zoom);
        window?.webContents.setZoomFactor(zoom);
      },
      { zoom: 1, ...size },
    );
    await page.emulateMedia(looks[look]);
    await page.waitForFunction(
      ([width, height]) => window.innerWidth === width && window.innerHeight === height,
      [size.width, size.height],
    );
    // Two frames: React draws the new look in the first, the browser paints it by the second.
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  };
  const picture = (path: string) => page.screenshot({ path, animations: 'disabled', caret: 'hide' });

  const takeIn = async (wanted: readonly Size[], name: string, shown?: Locator): Promise<void> => {
    for (const size of wanted) {
      for (const look of Object.keys(looks) as Look[]) {
        await pose(look, size);
        // A window of another size starts with panes scrolled elsewhere.
        await shown?.scrollIntoViewIfNeeded();
        await picture(join(folder, `${name}.${look}.${size.width}.png`));
        count += 1;
      }
    }
  };

  return {
    take: (name, shown) => takeIn(sizes, name, shown),
    takeAt: (name, others) => takeIn(others, name),
    takeTo: async (path) => {
      await pose('light', sizes[0]);
      await picture(path);
    },
    taken: () => count,
  };
};
