import type { SecureContext } from 'node:tls';
import tls from 'node:tls';
import type { Logger } from '../log/logger.ts';

/**
 * Node's own certificates, those of NODE_EXTRA_CA_CERTS, and those the administrator installed on this computer
 * (an inspecting proxy's among them). Undefined, which means Node's default, where Node cannot read the
 * system's: before Node 22.15, so in the fallback runtime. Made once, because it parses some hundred certificates.
 */
export const systemTrust = (log: Logger): SecureContext | undefined => {
  // Not a named import: one that Node does not have would keep main from starting.
  const getCACertificates = (tls as Partial<typeof tls>).getCACertificates;
  if (getCACertificates === undefined) return undefined;
  try {
    return tls.createSecureContext({ ca: [...new Set([...getCACertificates('default'), ...getCACertificates('system')])] });
  } catch (error) {
    log.warn('shell.systemCertificatesUnreadable', { error });
    return undefined;
  }
};
