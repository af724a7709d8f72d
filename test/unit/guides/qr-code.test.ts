import jsqr from 'jsqr';
import { expect, it } from 'vitest';
import { drawCode } from '../../../main/guides/qr-code.ts';

/** Paints the path, four dots to a module, with four modules of white round it. */
const paint = (path: string, size: number): { readonly dots: Uint8ClampedArray; readonly side: number } => {
  const side = (size + 8) * 4;
  const dots = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const { groups } of path.matchAll(/M(?<x>\d+) (?<y>\d+)h(?<length>\d+)v1h-\d+z/gu)) {
    const [x, y, length] = ['x', 'y', 'length'].map((name) => Number(groups?.[name]));
    if (x === undefined || y === undefined || length === undefined) continue;
    for (let row = (y + 4) * 4; row < (y + 5) * 4; row += 1)
      for (let column = (x + 4) * 4; column < (x + 4 + length) * 4; column += 1)
        dots.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
  }
  return { dots, side };
};

it.each(['aka.ms/mysecurityinfo', 'help.elmsworth.example/security-details', `a.example/${'x'.repeat(180)}`])(
  'A drawn code is read back by another library: %s',
  (address) => {
    const { path, size } = drawCode(address, { alt: 'alt', caption: address });
    const { dots, side } = paint(path, size);
    expect(jsqr(dots, side, side)?.data).toBe(`https://${address}`);
  },
);
