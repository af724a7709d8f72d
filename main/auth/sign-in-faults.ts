import { AuthError, InteractionRequiredAuthError } from '@azure/msal-node';
import { findConnectionError } from '../network/connection-error.ts';
import { FaultError } from '../fault-error.ts';
import { LoginNetworkError } from './network-client.ts';
import { cancelled, ConsentNeeded, ScopesRefused, SignInNeeded } from './sign-in-needed.ts';
import { refusedSignIn } from './refused-sign-in.ts';

/**
 * How a token was asked for: after a page or a code that somebody has just answered, or with what is left of an earlier
 * sign-in. The service refuses both in the same words; only the second has ended.
 */
export type AskedBy = 'page' | 'silently';

/** The fault for whatever MSAL threw. Anything that is no failure of signing in is a defect and comes back as it is. */
export const faultFromSignIn = (error: unknown, askedBy: AskedBy): unknown => {
  if (error instanceof FaultError) return error;
  if (error instanceof LoginNetworkError) return fromNetwork(error);
  if (!(error instanceof AuthError)) return error;
  const detail = wordsOf(error);
  const details = { detail, cause: error };
  if (error instanceof InteractionRequiredAuthError) {
    const claims = error.claims === '' ? undefined : error.claims;
    if (wantsConsent(error)) return new ConsentNeeded({ ...details, claims });
    if (askedBy === 'page') return refusedSignIn(details);
    return new SignInNeeded(
      claims === undefined
        ? 'Your sign-in has ended. Sign in again, then repeat the step.'
        : 'Your organisation wants you to prove again who you are. Sign in again, then repeat the step; it was not sent.',
      { ...details, claims },
    );
  }
  if (doesNotKnowScope(detail)) return new ScopesRefused(details);
  switch (error.errorCode) {
    case 'invalid_grant':
      // Plain ServerError, whatever the suberror: a revoked, ended or used refresh token.
      if (wantsConsent(error)) return new ConsentNeeded(details);
      if (askedBy === 'page') return refusedSignIn(details);
      return new SignInNeeded('Your sign-in has ended. Sign in again, then repeat the step.', details);
    case 'access_denied':
    case 'authorization_declined':
      return declined(details);
    case 'user_timeout_reached':
    case 'device_code_expired':
    case 'expired_token':
      return codeExpired(details);
    case 'device_code_polling_cancelled':
      return cancelled();
    case 'post_request_failed':
      // The device code poll packs the server's code into the text.
      if (/authorization_declined|access_denied/u.test(error.errorMessage)) return declined(details);
      if (/expired_token/u.test(error.errorMessage)) return codeExpired(details);
      break;
    case 'nonce_mismatch':
    case 'state_mismatch':
      return new FaultError(
        'auth.signInNeeded',
        'The sign-in that came back was not the one you started. Close the browser page and sign in again.',
        details,
      );
    case 'server_error':
    case 'temporarily_unavailable':
      return new FaultError(
        'graph.unavailable',
        'Microsoft’s sign-in service has a fault of its own at the moment. Try again in a minute.',
        { ...details, retryable: true },
      );
    default:
  }
  return new FaultError('auth.misconfigured', setUpSentence(detail), details);
};

const codeExpired = (details: { readonly detail: string; readonly cause: unknown }): FaultError =>
  new FaultError('graph.timeout', 'The code was not used in time. Start the sign-in again to get a new one.', {
    ...details,
    retryable: true,
  });

const declined = (details: { readonly detail: string; readonly cause: unknown }): FaultError =>
  new FaultError(
    'auth.declined',
    'The sign-in page was answered with no: the permission was declined or the sign-in was stopped there. What needs it stays off; the rest goes on working. Try again, or ask an administrator to agree for everybody.',
    details,
  );

const wantsConsent = (error: AuthError): boolean =>
  [error.errorCode, error.subError].includes('consent_required') || /AADSTS(?:65001|90094)\b/u.test(error.errorMessage);

/** `invalid_scope`, or `invalid_client` with a number of its own. What follows is another try without what can be left out. */
const doesNotKnowScope = (detail: string): boolean => /AADSTS(?:70011|650053)\b|invalid_scope/u.test(detail);

/** The number chooses a clearer sentence and no behaviour: Microsoft says that numbers may change. */
const setUpSentence = (detail: string): string => {
  if (/AADSTS700016\b|unauthorized_client/u.test(detail)) {
    return 'This organisation does not know this app. Ask your administrator to check the client ID and the tenant ID in the set-up.';
  }
  if (/AADSTS7000218\b|invalid_client/u.test(detail)) {
    return 'The app registration does not allow sign-in from a desktop. Ask your administrator to switch on “Allow public client flows”.';
  }
  if (/AADSTS50011\b/u.test(detail)) {
    return 'The app registration lacks the redirect address http://localhost for mobile and desktop applications. Ask your administrator to add it.';
  }
  return 'Microsoft’s sign-in service refused the sign-in. Look at the details, then try again or ask your administrator.';
};

const fromNetwork = (error: LoginNetworkError): FaultError => {
  const details = {
    cause: error,
    detail: error.errorCode,
    retryable: true,
    ...(error.retryAtMs === undefined ? {} : { retryAtUtc: new Date(error.retryAtMs).toISOString() }),
  };
  switch (error.trouble) {
    case 'offline':
      return new FaultError(
        'graph.offline',
        findConnectionError(error)?.message ?? 'Microsoft’s sign-in service cannot be reached. Check the network, then try again.',
        details,
      );
    case 'timeout':
      return new FaultError('graph.timeout', 'Microsoft’s sign-in service did not answer in time. Try again.', details);
    case 'throttled':
      return new FaultError(
        'graph.throttled',
        'Microsoft’s sign-in service asks this console to wait. Try again later; trying earlier only makes the wait longer.',
        details,
      );
    case 'unavailable':
      return new FaultError(
        'graph.unavailable',
        'Microsoft’s sign-in service has a fault of its own at the moment. Try again in a minute.',
        details,
      );
    case 'malformed':
    case 'foreignHost':
      return new FaultError(
        'graph.malformed',
        'The answer did not come from Microsoft’s sign-in service. Check the network (a sign-in page of a Wi-Fi or proxy?), then try again.',
        details,
      );
  }
};

/** Microsoft's own words for the details fold: code, suberror and the first line of the description. */
const wordsOf = (error: AuthError): string =>
  [error.errorCode, error.subError, error.errorMessage.split(/[\r\n]/u)[0]?.slice(0, 300)]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');
