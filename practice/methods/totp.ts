import { createHmac, timingSafeEqual } from 'node:crypto';

/** Time-based one-time passwords, RFC 6238 over RFC 4226, six digits, key in base32 (RFC 4648). */
export interface TotpKey {
  readonly secretKey: string;
  readonly timeIntervalInSeconds: 30 | 60;
  readonly hashFunction: 'hmacsha1' | 'hmacsha256';
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const DIGITS = 6;
/** Windows of tolerance on either side: a token's clock drifts. */
const DRIFT = 1;

/** The bytes of a base32 text, or undefined where it is none. */
export const decodeBase32 = (text: string): Buffer | undefined => {
  const letters = text.replace(/=+$/u, '').toUpperCase();
  if (!/^[A-Z2-7]+$/u.test(letters)) return undefined;
  const bytes: number[] = [];
  let bits = 0;
  let value = 0;
  for (const letter of letters) {
    value = ((value << 5) | BASE32.indexOf(letter)) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((value >>> bits) & 0xff);
    }
  }
  return Buffer.from(bytes);
};

export const totp = (key: TotpKey, atMs: number): string => hotp(key, Math.floor(atMs / 1000 / key.timeIntervalInSeconds));

const hotp = (key: TotpKey, counter: number): string => {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(Math.max(0, counter)));
  const digest = createHmac(key.hashFunction === 'hmacsha256' ? 'sha256' : 'sha1', decodeBase32(key.secretKey) ?? Buffer.alloc(0))
    .update(message)
    .digest();
  const offset = (digest.at(-1) ?? 0) & 0xf;
  const number = (digest.readUInt32BE(offset) & 0x7fff_ffff) % 10 ** DIGITS;
  return String(number).padStart(DIGITS, '0');
};

export const isValidTotp = (key: TotpKey, code: string, atMs: number): boolean => {
  if (!/^\d{6}$/u.test(code)) return false;
  const counter = Math.floor(atMs / 1000 / key.timeIntervalInSeconds);
  for (let drift = -DRIFT; drift <= DRIFT; drift += 1)
    if (timingSafeEqual(Buffer.from(hotp(key, counter + drift)), Buffer.from(code))) return true;
  return false;
};
