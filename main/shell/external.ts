import { shell } from 'electron';
import type { FaultCode } from '../../contract/result.ts';
import { FaultError } from '../fault-error.ts';
import type { Logger } from '../log/logger.ts';
import { externalAddress, signInPageAddress } from './external-hosts.ts';
import { hasPageOpener } from './page-opener.ts';

/**
 * Opens a page in the person's own browser: https, and only the pages of contract/microsoft-pages.ts or
 * one of `exactAddresses`. Returns false when the address was refused.
 * @throws FaultError `internal` when the system cannot open pages.
 */
export const openExternal = async (untrustedAddress: string, log: Logger, exactAddresses?: ReadonlySet<string>): Promise<boolean> => {
  const address = externalAddress(untrustedAddress, exactAddresses);
  if (address === null) {
    log.warn('shell.externalRefused', { address: untrustedAddress });
    return false;
  }
  await open(
    address,
    log,
    'internal',
    'The browser of this computer could not be opened. Ask your administrator to set a default browser.',
  );
  return true;
};

export interface SignInPageOptions {
  /** As in `https://login.microsoftonline.com`: the login hosts of the clouds that are known (main/permissions), and no others. */
  readonly loginOrigins: ReadonlySet<string>;
  readonly log: Logger;
}

/**
 * Opens a sign-in or sign-out page, whose address main/auth has checked, in the person's own browser. Resolves when
 * the system has taken it: whether a browser really came up, no system tells.
 * @throws FaultError `graph.unavailable` when the system cannot open pages, `internal` for any other address.
 */
export const openSignInPage = async (address: string, { loginOrigins, log }: SignInPageOptions): Promise<void> => {
  const checked = signInPageAddress(address, loginOrigins);
  if (checked === null) {
    // Not the address: its query is the sign-in's own.
    log.error('shell.signInPageRefused', { origin: URL.canParse(address) ? new URL(address).origin : null });
    throw new FaultError(
      'internal',
      'Latchkey would have opened a page that is not Microsoft’s sign-in page, and did not. Tell your administrator.',
    );
  }
  await open(
    checked,
    log,
    'graph.unavailable',
    'The browser of this computer could not be opened. Sign in with a code on another device instead, or ask your administrator to set a default browser.',
  );
};

/** The one place that hands an address to the system. */
const open = async (checkedAddress: string, log: Logger, code: FaultCode, sentence: string): Promise<void> => {
  try {
    if (!(await hasPageOpener(process.platform, process.env['PATH']))) throw new Error('xdg-open is not installed');
    await shell.openExternal(checkedAddress);
  } catch (cause) {
    log.warn('shell.noBrowser', { error: cause });
    throw new FaultError(code, sentence, { retryable: true, cause });
  }
};
