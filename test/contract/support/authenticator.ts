import { createHash, createHmac, randomBytes } from 'node:crypto';

/** The key of RFC 6238's own test vectors in base32. */
export const publishedTotpKey = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

/** The six digits that a token with that key shows (RFC 6238, SHA-1, 30 seconds). Written anew, so that the practice tenant is not its own judge. */
export const totpNow = (atMs: number): string => {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(atMs / 30_000)));
  const digest = createHmac('sha1', '12345678901234567890').update(counter).digest();
  return String((digest.readUInt32BE((digest.at(-1) ?? 0) & 0xf) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
};

const text = (value: string): Buffer => Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)]);
const bytes = (value: Buffer): Buffer => Buffer.concat([Buffer.from([0x58, value.length]), value]);

/** What a security key answers to creation options: a self-made credential with attestation `none` (WebAuthn level 2, 6.5.4). */
export const newCredential = (challenge: string): Readonly<Record<string, unknown>> => {
  const id = randomBytes(32);
  const aaGuid = Buffer.alloc(16, 7);
  const relyingParty = createHash('sha256').update('login.microsoftonline.com').digest();
  const length = Buffer.from([0, id.length]);
  // A public key in COSE form would follow; an empty map stands for it.
  const authData = Buffer.concat([relyingParty, Buffer.from([0x45]), Buffer.alloc(4), aaGuid, length, id, Buffer.from([0xa0])]);
  const attestation = Buffer.concat([
    Buffer.from([0xa3]),
    text('fmt'),
    text('none'),
    text('attStmt'),
    Buffer.from([0xa0]),
    text('authData'),
    bytes(authData),
  ]);
  const clientData = JSON.stringify({ type: 'webauthn.create', challenge, origin: 'https://login.microsoftonline.com' });
  return {
    id: id.toString('base64url'),
    response: { clientDataJSON: Buffer.from(clientData).toString('base64url'), attestationObject: attestation.toString('base64url') },
    clientExtensionResults: {},
  };
};
