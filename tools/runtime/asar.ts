/**
 * Packs files into an asar archive, flat, without folders.
 *
 * Layout: four little-endian uint32 (the Pickle framing that Chromium's reader expects): 4, then the
 * padded index length + 8, + 4, and the exact index length; then the JSON index padded to 4 bytes; then the files.
 * Source: https://github.com/electron/asar#format
 */
export const packAsar = (files: Readonly<Record<string, string | Buffer>>): Buffer => {
  const index: Record<string, { size: number; offset: string }> = {};
  const bodies: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    if (name.includes('/') || name.includes('\\')) throw new Error(`Only flat archives are supported, not "${name}".`);
    const body = Buffer.from(content);
    index[name] = { size: body.length, offset: String(offset) };
    bodies.push(body);
    offset += body.length;
  }
  const json = Buffer.from(JSON.stringify({ files: index }));
  const padded = Math.ceil(json.length / 4) * 4;
  const header = Buffer.alloc(16 + padded);
  header.writeUInt32LE(4, 0);
  header.writeUInt32LE(padded + 8, 4);
  header.writeUInt32LE(padded + 4, 8);
  header.writeUInt32LE(json.length, 12);
  json.copy(header, 16);
  return Buffer.concat([header, ...bodies]);
};
