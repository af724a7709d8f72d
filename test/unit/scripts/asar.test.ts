import { expect, test } from 'vitest';
import { packAsar } from '../../../tools/runtime/asar.ts';

/** Reads the archive as the format's description says, without the writer's help. */
const readAsar = (archive: Buffer): Record<string, string> => {
  const [four, headerSize, , length] = [0, 4, 8, 12].map((at) => archive.readUInt32LE(at)) as [number, number, number, number];
  expect(four).toBe(4);
  const index = JSON.parse(archive.toString('utf8', 16, 16 + length)) as { files: Record<string, { size: number; offset: string }> };
  const body = 8 + headerSize;
  return Object.fromEntries(
    Object.entries(index.files).map(([name, { size, offset }]) => [
      name,
      archive.toString('utf8', body + Number(offset), body + Number(offset) + size),
    ]),
  );
};

test('every file comes back as it was put in, whatever its length', () => {
  const files = { 'package.json': '{"main":"a.js"}', 'a.js': 'é'.repeat(7), 'empty.js': '', 'b.js': 'last' };
  expect(readAsar(packAsar(files))).toEqual(files);
});

test('the index is padded to four bytes for every length of name', () => {
  for (let length = 1; length <= 8; length += 1) {
    const name = 'n'.repeat(length);
    const archive = packAsar({ [name]: 'content' });
    expect(archive.readUInt32LE(4) % 4).toBe(0);
    expect(archive.readUInt32LE(8)).toBe(archive.readUInt32LE(4) - 4);
    expect(readAsar(archive)).toEqual({ [name]: 'content' });
  }
});

test('a name with a folder is refused instead of written where nobody finds it', () => {
  expect(() => packAsar({ 'folder/a.js': '' })).toThrow('Only flat archives');
});
