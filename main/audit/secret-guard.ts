/** Whole keys, without case and separators. `code` is among them: call a fault's code `faultCode`. */
const secretKeys = new Set([
  'temporaryaccesspass',
  'code',
  'passcode',
  'usercode',
  'devicecode',
  'verificationcode',
  'otp',
  'totp',
  'pin',
  'authorization',
  'cookie',
  'secretkey',
  'privatekey',
  'apikey',
  'sharedkey',
]);
const secretKeyEnding = /(password|passwd|token|secret)$/;

/** Shapes that no honest record holds: signed or encrypted tokens, authorisation headers, key material. */
const secretValues: readonly RegExp[] = [
  /eyJ[\w-]{8,}\.[\w-]*\.[\w-]+/,
  /\bbearer\s+[\w.~+/=-]{20,}/i,
  /otpauth:\/\//i,
  /-----BEGIN [A-Z ]*PRIVATE KEY/,
];

/**
 * Throws when a record looks as if it held a secret: a second line of defence behind the type that
 * redacts itself, so a hit is a defect of the caller. The error names the key, never the value.
 * @param record all that would be stored, in the bytes and apart from them.
 * @param text the same as text; a value is looked for in all of it.
 */
export const refuseSecrets = (record: unknown, text: string): void => {
  refuseSecretKeys(record, '');
  if (secretValues.some((shape) => shape.test(text))) {
    throw new Error('A journal record holds a value that looks like a secret; nothing was stored.');
  }
};

const refuseSecretKeys = (value: unknown, path: string): void => {
  if (value === null || typeof value !== 'object') return;
  for (const [key, inner] of Object.entries(value)) {
    const plain = key.replace(/[^a-z0-9]/gi, '').toLowerCase();
    const at = path === '' ? key : `${path}.${key}`;
    if (secretKeys.has(plain) || secretKeyEnding.test(plain)) {
      throw new Error(`A journal record has the key "${at}", which is a name for a secret; nothing was stored.`);
    }
    refuseSecretKeys(inner, at);
  }
};
