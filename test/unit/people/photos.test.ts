import { describe, expect, it } from 'vitest';
import { Photos } from '../../../main/people/photos.ts';

const options = { correlationId: 'c', signal: new AbortController().signal };
const shownOf = (contentType: string, bytes = new Uint8Array([1, 2, 3])): Promise<string | null> =>
  new Photos(() => Promise.resolve({ contentType, bytes })).get('someone', options);

describe('A photo', () => {
  it.each([
    ['image/jpeg', 'data:image/jpeg;base64,AQID'],
    ['IMAGE/PNG; charset=x', 'data:image/png;base64,AQID'],
    ['image/webp', 'data:image/webp;base64,AQID'],
  ])('of the type %s is shown', async (type, address) => expect(await shownOf(type)).toBe(address));

  it.each(['image/svg+xml', 'IMAGE/SVG+XML', 'image/svg+xml; charset=utf-8', 'image/jpeg+svg', 'text/html', 'application/xml', ''])(
    'of the type %s is not: it may hold scripts and addresses',
    async (type) => expect(await shownOf(type)).toBeNull(),
  );

  it('of more than half a megabyte is not shown', async () => {
    expect(await shownOf('image/png', new Uint8Array(512 * 1024))).not.toBeNull();
    expect(await shownOf('image/png', new Uint8Array(512 * 1024 + 1))).toBeNull();
  });
});
