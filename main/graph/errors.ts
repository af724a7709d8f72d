import { findConnectionError } from '../network/connection-error.ts';
import { FaultError } from '../fault-error.ts';
import { readClaimsChallenge } from './claims-challenge.ts';
import type { GraphAnswer } from './transport.ts';
import type { TransportError } from './transport-error.ts';

interface GraphErrorBody {
  readonly code: string | undefined;
  readonly message: string | undefined;
}

const asRecord = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;

/** `{"error":{"code","message"}}`, or the Web API's `{"Message"}`. Decisions are made on `code` only. */
export const readErrorBody = (body: unknown): GraphErrorBody => {
  const outer = asRecord(body);
  const error = asRecord(outer?.['error']);
  const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
  return { code: text(error?.['code']), message: text(error?.['message']) ?? text(outer?.['Message']) };
};

/** No wait is taken to be longer: what a gateway writes beyond it is no moment that anybody can be told. */
const longestWaitMs = 30 * 86_400_000;

/**
 * Milliseconds to wait as `Retry-After` asks: seconds or an HTTP date. Zero, negative or unreadable
 * counts as absent, so that a wrong header never makes us hurry. A date is the server's, so it is
 * measured against the server's own `Date`: this machine's clock may be off by an hour.
 */
export const retryAfterMs = (headers: Headers, nowMs: number): number | undefined => {
  const value = headers.get('retry-after')?.trim();
  if (!value) return undefined;
  const serverNowMs = Date.parse(headers.get('date') ?? '');
  const wait = /^-?\d+$/u.test(value) ? Number(value) * 1000 : Date.parse(value) - (Number.isNaN(serverNowMs) ? nowMs : serverNowMs);
  return Number.isFinite(wait) && wait > 0 ? Math.min(wait, longestWaitMs) : undefined;
};

/** The fault for an answer that is no success. `nowMs` turns Retry-After into a moment. */
export const faultFromAnswer = (answer: GraphAnswer, nowMs: number): FaultError => {
  const { code, message } = readErrorBody(answer.body);
  const details = {
    graphRequestId: answer.requestId,
    detail: [answer.status, code, message].filter((part) => part !== undefined).join(' · '),
  };
  if (code === 'Authentication_RequestFromNonPremiumTenantOrB2CTenant') {
    return new FaultError(
      'graph.unlicensed',
      'This tenant has no Entra ID P1 or P2 licence, so Microsoft does not give out its sign-in log. Everything else works.',
      details,
    );
  }
  if (code === 'AadPremiumLicenseRequired') {
    return new FaultError(
      'graph.unlicensed',
      'This tenant has no Entra ID P2 licence, so it has no eligible roles. Everything else works.',
      details,
    );
  }
  if (readClaimsChallenge(answer) !== null) {
    return new FaultError(
      'graph.claimsChallenge',
      'Microsoft asks for a stronger sign-in before it goes on. Nothing was changed. Sign in again as it asks, then repeat the step.',
      details,
    );
  }
  // Wants something proved, and what it is cannot be read: an ordinary sign-in is all there is.
  switch (code === 'insufficient_claims' ? 401 : answer.status) {
    case 401:
      return new FaultError('graph.unauthenticated', 'Your sign-in has ended. Sign in again, then repeat the step.', details);
    case 403:
      return new FaultError(
        'graph.forbidden',
        'Microsoft refused this: your role or this app’s consent does not cover it. Ask an administrator who holds the role.',
        details,
      );
    case 404:
      return new FaultError('graph.notFound', 'The directory does not know this any more. Search again to see what is there now.', details);
    case 409:
      return new FaultError('graph.conflict', 'The directory was busy with another change to this account. Try again.', {
        ...details,
        retryable: true,
      });
    case 429: {
      const wait = retryAfterMs(answer.headers, nowMs);
      return new FaultError('graph.throttled', 'Microsoft is slowing this app down. Wait a moment, then try again.', {
        ...details,
        retryable: true,
        ...(wait === undefined ? {} : { retryAtUtc: new Date(nowMs + wait).toISOString() }),
      });
    }
    default:
  }
  if (answer.status >= 500) {
    const wait = retryAfterMs(answer.headers, nowMs);
    return new FaultError('graph.unavailable', 'Microsoft Graph has a fault of its own at the moment. Try again in a minute.', {
      ...details,
      retryable: true,
      ...(wait === undefined ? {} : { retryAtUtc: new Date(nowMs + wait).toISOString() }),
    });
  }
  if (answer.status >= 400) {
    return new FaultError('graph.rejected', sentenceForRejection(code, message), details);
  }
  return new FaultError(
    'graph.malformed',
    'The answer did not come from Microsoft Graph as published. Check the network (a sign-in page of a Wi-Fi or proxy?), then try again.',
    { ...details, retryable: true },
  );
};

/** 400s with a published meaning; the wording is matched only to choose a clearer sentence, never a behaviour. */
const sentenceForRejection = (code: string | undefined, message: string | undefined): string => {
  if (message !== undefined && /default (authentication )?method/iu.test(message)) {
    return 'This is the person’s default method, and Microsoft does not delete it while others exist. Look again and make a new plan.';
  }
  if (message !== undefined && /UserCredentialPolicy/u.test(message)) {
    return 'The organisation’s policy does not allow this method for this person. Ask an Authentication Policy Administrator.';
  }
  return code === 'Request_UnsupportedQuery'
    ? 'Microsoft Graph did not accept this search. Try fewer words or no special characters.'
    : 'Microsoft Graph did not accept this request. Nothing was changed. Look at the details, or make a new plan.';
};

/** The fault for an answer that never came or could not be read. */
export const faultFromTransport = (error: TransportError): FaultError => {
  const details = { cause: error, graphRequestId: error.requestId, detail: error.message, retryable: true };
  switch (error.reason) {
    case 'noToken':
      return error.cause instanceof FaultError
        ? error.cause
        : new FaultError(
            'internal',
            'Latchkey could not use your sign-in, so nothing was sent. Sign out and in again; if it happens again, tell your administrator.',
            { cause: error },
          );
    case 'offline':
      return new FaultError(
        'graph.offline',
        findConnectionError(error)?.message ?? 'Microsoft Graph cannot be reached. Check the network; nothing was sent.',
        details,
      );
    case 'timeout':
      return new FaultError('graph.timeout', 'Microsoft Graph did not answer in time. Try again.', details);
    case 'cancelled':
      return new FaultError('graph.cancelled', 'Cancelled.', details);
    case 'reset':
      return new FaultError('graph.offline', 'The connection to Microsoft Graph broke off. Check the network, then try again.', details);
    case 'malformed':
    case 'redirected':
      return new FaultError(
        'graph.malformed',
        'The answer did not come from Microsoft Graph as published. Check the network (a sign-in page of a Wi-Fi or proxy?), then try again.',
        details,
      );
  }
};
