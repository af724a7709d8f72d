import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLogger } from '../../../main/log/logger.ts';
import { openBoundsStore, reachableBounds } from '../../../main/shell/window-bounds.ts';

const bounds = { x: 100, y: 50, width: 1200, height: 800, maximised: false };
const screen = { x: 0, y: 0, width: 1920, height: 1040 };

describe('remembered bounds', () => {
  it.each([
    ['on the screen', bounds, [screen]],
    ['on a second screen to the left', { ...bounds, x: -1800 }, [screen, { ...screen, x: -1920 }]],
    ['with only a corner of the title bar to hold', { ...bounds, x: 1800 }, [screen]],
  ])('are used when they are %s', (_name, remembered, areas) => {
    expect(reachableBounds(remembered, areas)).toBe(remembered);
  });

  it.each([
    ['on a screen that is gone', { ...bounds, x: -1800 }, [screen]],
    ['below the screen', { ...bounds, y: 1_030 }, [screen]],
    ['with the title bar above the screen', { ...bounds, y: -200 }, [screen]],
    ['all but off the side', { ...bounds, x: 1_850 }, [screen]],
    ['without any screen', bounds, []],
  ])('are not used when they are %s', (_name, remembered, areas) => {
    expect(reachableBounds(remembered, areas)).toBeNull();
  });
});

describe('the file of the bounds', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'latchkey bounds '))));
  afterEach(() => rmSync(folder, { recursive: true }));
  const open = () => openBoundsStore(join(folder, 'window.json'), silentLogger);

  it('gives back what was written, and leaves no other file', () => {
    open().write(bounds);
    expect(open().read()).toEqual(bounds);
    expect(readdirSync(folder)).toEqual(['window.json']);
  });

  it.each(['', '{', 'null', '[]', '{"x":1}', JSON.stringify({ ...bounds, width: -1 }), JSON.stringify({ ...bounds, x: 1e300 })])(
    'is passed over when it holds %s',
    (content) => {
      writeFileSync(join(folder, 'window.json'), content);
      expect(open().read()).toBeNull();
    },
  );

  it('costs nothing when it is missing or cannot be written', () => {
    const store = openBoundsStore(join(folder, 'no such folder', 'window.json'), silentLogger);
    expect(store.read()).toBeNull();
    expect(() => store.write(bounds)).not.toThrow();
  });

  it('is replaced as a whole', () => {
    open().write(bounds);
    open().write({ ...bounds, maximised: true });
    expect(JSON.parse(readFileSync(join(folder, 'window.json'), 'utf8'))).toEqual({ ...bounds, maximised: true });
  });
});
