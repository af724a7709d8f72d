import { shell } from 'electron';
import type { Logger } from '../log/logger.ts';
import { externalAddress } from './external-hosts.ts';

/**
 * Opens a page in the person's own browser: https, and only the hosts of external-hosts.ts.
 * The one place that calls shell.openExternal. Returns false when the address was refused.
 */
export async function openExternal(untrustedAddress: string, log: Logger): Promise<boolean> {
  const address = externalAddress(untrustedAddress);
  if (address === null) {
    log.warn('shell.externalRefused', { address: untrustedAddress });
    return false;
  }
  await shell.openExternal(address);
  return true;
}
