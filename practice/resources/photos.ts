import { deflateSync, crc32 } from 'node:zlib';
import { GraphError, json, type GraphAnswer } from '../answers.ts';
import type { Person } from '../directory/person.ts';
import { hash32 } from '../random.ts';
import type { GraphCall, Route } from '../router.ts';
import { context, targetOf } from './shared.ts';

const SIZES = [48, 64, 96, 120, 240, 360, 432, 504, 648] as const;
const LARGEST = 648;

const noPhoto = (): GraphError =>
  new GraphError(404, 'ImageNotFound', "Exception of type 'Microsoft.Fast.Profile.Core.Exception.ImageNotFoundException' was thrown.");

const metadata = (call: GraphCall): GraphAnswer => {
  const target = targetOf(call);
  if (!target.hasPhoto) throw noPhoto();
  return json({
    '@odata.context': context(call, `users('${encodeURIComponent(target.id)}')/photo/$entity`),
    '@odata.mediaContentType': 'image/png',
    '@odata.mediaEtag': `"${hash32(target.id).toString(16).toUpperCase()}"`,
    id: `${LARGEST}x${LARGEST}`,
    height: LARGEST,
    width: LARGEST,
  });
};

const value = (call: GraphCall, size: number): GraphAnswer => {
  const target = targetOf(call);
  if (!target.hasPhoto) throw noPhoto();
  return {
    status: 200,
    headers: { 'Content-Type': 'image/png', ETag: `"${hash32(target.id).toString(16).toUpperCase()}"` },
    body: portrait(target, size),
  };
};

const sized = (call: GraphCall): GraphAnswer => {
  const size = SIZES.find((one) => `${one}x${one}` === call.params['size']?.toLowerCase());
  if (size === undefined) throw noPhoto();
  return value(call, size);
};

const chunk = (type: string, data: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
};

/** A drawn head and shoulders on the person's own colours: nobody's face. */
export const portrait = (person: Person, size: number): Buffer => {
  const own = hash32(`portrait:${person.id}`);
  const palette = Buffer.from([
    ...colour(own % 360, 0.42, 0.78),
    ...colour((own >>> 9) % 360, 0.35, 0.42),
    ...colour(20 + ((own >>> 18) % 20), 0.4, 0.35 + ((own >>> 24) % 50) / 100),
  ]);
  const stride = size + 1;
  const pixels = Buffer.alloc(stride * size);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const u = (x + 0.5) / size - 0.5;
      const v = (y + 0.5) / size;
      const head = (u / 0.17) ** 2 + ((v - 0.38) / 0.21) ** 2 <= 1;
      const shoulders = (u / 0.36) ** 2 + ((v - 1.02) / 0.38) ** 2 <= 1;
      pixels[y * stride + 1 + x] = head ? 2 : shoulders ? 1 : 0;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

const colour = (hue: number, saturation: number, lightness: number): readonly [number, number, number] => {
  const channel = (n: number): number => {
    const k = (n + hue / 30) % 12;
    return Math.round(255 * (lightness - saturation * Math.min(lightness, 1 - lightness) * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  };
  return [channel(0), channel(8), channel(4)];
};

export const photoRoutes: readonly Route[] = [
  { verb: 'GET', pattern: '/users/{user}/photo', service: 'directory', handle: metadata },
  { verb: 'GET', pattern: '/users/{user}/photo/$value', service: 'directory', handle: (call) => value(call, LARGEST) },
  { verb: 'GET', pattern: '/users/{user}/photos/{size}/$value', service: 'directory', handle: sized },
];
