import jsqr from 'jsqr';
import type { Locator } from '@playwright/test';
import type { ElectronApplication } from '@playwright/test';

/** What a phone would read from a part of the screen; null where it finds no code. */
export const readCodeFrom = async (app: ElectronApplication, part: Locator): Promise<string | null> => {
  await part.scrollIntoViewIfNeeded();
  const picture = await part.screenshot();
  const { bitmap, width, height } = await app.evaluate(({ nativeImage }, png) => {
    const image = nativeImage.createFromBuffer(Buffer.from(png, 'base64'));
    return { bitmap: image.toBitmap().toString('base64'), ...image.getSize() };
  }, picture.toString('base64'));
  const dots = new Uint8ClampedArray(Buffer.from(bitmap, 'base64'));
  return jsqr(dots, width, height)?.data ?? null;
};
