/**
 * Fuses are one byte each in the Electron binary, after a sentinel that Electron guarantees to be there:
 * sentinel, version, number of fuses, then '0' (off), '1' (on) or 'r' (removed) for each.
 * Source: https://www.electronjs.org/docs/latest/tutorial/fuses
 */
const sentinel = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX', 'latin1');
const supportedVersion = 1;

const wireStart = (binary: Buffer): { readonly start: number; readonly length: number } => {
  const at = binary.indexOf(sentinel);
  if (at < 0) throw new Error('This binary has no fuses: it is not an Electron executable.');
  if (binary.indexOf(sentinel, at + 1) >= 0)
    throw new Error('This binary has two sets of fuses. Only single-architecture binaries are supported.');
  const version = binary[at + sentinel.length];
  if (version !== supportedVersion) throw new Error(`Fuse format ${version} is not known. Only format ${supportedVersion} is.`);
  const length = binary[at + sentinel.length + 1] ?? 0;
  return { start: at + sentinel.length + 2, length };
};

/** The state of all fuses as a string, for example `10110001`. */
export const readFuses = (binary: Buffer): string => {
  const { start, length } = wireStart(binary);
  return binary.toString('latin1', start, start + length);
};

/**
 * Sets all fuses in place. `from` must be what the binary holds now: if the vendor ever ships other
 * fuses under the same name, that is noticed here and not in a test that fails for no visible reason.
 */
export const setFuses = (binary: Buffer, from: string, to: string): void => {
  const { start, length } = wireStart(binary);
  if (to.length !== length) throw new Error(`The binary has ${length} fuses, ${to.length} were given.`);
  const now = readFuses(binary);
  if (now === to) return;
  if (now !== from) throw new Error(`The binary's fuses are ${now}, expected ${from}.`);
  binary.write(to, start, 'latin1');
};
