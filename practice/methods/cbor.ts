/** As much of CBOR (RFC 8949) as a WebAuthn attestation object needs: no floats, tags or endless items. */
export type Cbor = number | bigint | string | boolean | null | Buffer | readonly Cbor[] | ReadonlyMap<Cbor, Cbor>;

export class CborError extends Error {}

const DEEPEST = 16;

/** Decodes one item that fills the bytes. @throws CborError */
export const decodeCbor = (bytes: Buffer): Cbor => {
  const reader = { bytes, at: 0 };
  const value = read(reader, 0);
  if (reader.at !== bytes.length) throw new CborError('Bytes are left over.');
  return value;
};

interface Reader {
  readonly bytes: Buffer;
  at: number;
}

const take = (reader: Reader, length: number): Buffer => {
  if (reader.at + length > reader.bytes.length) throw new CborError('The item is cut short.');
  const part = reader.bytes.subarray(reader.at, reader.at + length);
  reader.at += length;
  return part;
};

const readLength = (reader: Reader, info: number): number => {
  if (info < 24) return info;
  if (info === 24) return take(reader, 1).readUInt8();
  if (info === 25) return take(reader, 2).readUInt16BE();
  if (info === 26) return take(reader, 4).readUInt32BE();
  if (info === 27) {
    const long = take(reader, 8).readBigUInt64BE();
    if (long <= BigInt(Number.MAX_SAFE_INTEGER)) return Number(long);
  }
  throw new CborError('The length is not supported.');
};

const read = (reader: Reader, depth: number): Cbor => {
  if (depth > DEEPEST) throw new CborError('The item is nested too deep.');
  const first = take(reader, 1).readUInt8();
  const info = first & 0x1f;
  switch (first >>> 5) {
    case 0:
      return readLength(reader, info);
    case 1:
      return -1 - readLength(reader, info);
    case 2:
      return take(reader, readLength(reader, info));
    case 3:
      return take(reader, readLength(reader, info)).toString('utf8');
    case 4: {
      const items: Cbor[] = [];
      for (let left = readLength(reader, info); left > 0; left -= 1) items.push(read(reader, depth + 1));
      return items;
    }
    case 5: {
      const map = new Map<Cbor, Cbor>();
      for (let left = readLength(reader, info); left > 0; left -= 1) map.set(read(reader, depth + 1), read(reader, depth + 1));
      return map;
    }
    case 7:
      if (info === 20) return false;
      if (info === 21) return true;
      if (info === 22) return null;
      throw new CborError('The simple value is not supported.');
    default:
      throw new CborError('The kind of item is not supported.');
  }
};
