import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

/** A certificate that one run of the tests trusts and nobody else. */
export interface RunCertificate {
  /** PEM; also what is to be trusted. */
  readonly cert: string;
  /** PEM. */
  readonly key: string;
  /** SHA-256 of the public key in base64, for Chromium's --ignore-certificate-errors-spki-list. */
  readonly spki: string;
}

export const certificateFor = async (hosts: readonly string[]): Promise<RunCertificate> => {
  const { cert, private: key } = await generate([{ name: 'commonName', value: hosts[0] ?? '' }], {
    keySize: 2048,
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2, value })) },
    ],
  });
  const publicKey = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
  return { cert, key, spki: createHash('sha256').update(publicKey).digest('base64') };
};
