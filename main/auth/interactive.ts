import type { Buffer } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import type { AuthenticationResult, PublicClientApplication } from '@azure/msal-node';
import { FaultError } from '../fault-error.ts';
import { rejectionOf } from './rejection-of.ts';
import { cancelled, pageTimedOut } from './sign-in-needed.ts';
import { errorPage, successPage } from './sign-in-pages.ts';

export interface InteractiveRequest {
  /** With their resource in front. */
  readonly scopes: readonly string[];
  readonly prompt?: 'select_account' | 'consent' | 'login';
  /** Of a claims challenge, as received. */
  readonly claims?: string | undefined;
  readonly loginHint?: string | undefined;
  /** How long ago the person may have proved who they are; the ID token then tells when they did. */
  readonly maxAgeSeconds?: number | undefined;
}

export interface InteractiveOptions {
  readonly client: PublicClientApplication;
  /** The address in normal form if it may be opened, else null. */
  readonly allowed: (untrustedAddress: string) => string | null;
  /** Opens the system browser; resolves when it was started. */
  readonly openBrowser: (address: string) => Promise<void>;
  /** Reaches the loopback listener of this very sign-in, to close it. */
  readonly fetch: typeof fetch;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  /** The window that the system's own sign-in belongs to, where MSAL has a broker; the browser is used otherwise. */
  readonly windowHandle?: (() => Buffer) | undefined;
  /** Gets an answer that came after the agent had given up; it must not stay signed in. */
  readonly onLate: (late: AuthenticationResult) => void;
}

export interface Answered {
  readonly result: AuthenticationResult;
  readonly nonce: string;
}

/**
 * One sign-in in the system browser with PKCE and a loopback redirect. MSAL knows neither timeout nor cancel:
 * both are here, and both close its listener at once.
 * @throws FaultError `graph.cancelled` or `graph.timeout`; whatever MSAL throws.
 */
export const signInInteractively = async (request: InteractiveRequest, options: InteractiveOptions): Promise<Answered> => {
  const { client, signal, timeoutMs } = options;
  // Not AbortSignal.timeout: Node keeps that, and with it this answer and its tokens, until the time is over.
  const stopping = new AbortController();
  const stop = stopping.signal;
  const stopNow = (): void => stopping.abort();
  const timer = setTimeout(stopNow, timeoutMs).unref();
  if (signal.aborted) stopNow();
  else signal.addEventListener('abort', stopNow, { once: true });
  const stopped = rejectionOf(stop, () => (signal.aborted ? cancelled() : pageTimedOut(Math.max(1, Math.round(timeoutMs / 60_000)))));
  const nonce = randomUUID();
  let opened: string | undefined;

  const attempt = client.acquireTokenInteractive({
    scopes: [...request.scopes],
    nonce,
    successTemplate: successPage,
    errorTemplate: errorPage,
    ...(request.prompt === undefined ? {} : { prompt: request.prompt }),
    ...(request.claims === undefined ? {} : { claims: request.claims }),
    ...(request.loginHint === undefined ? {} : { loginHint: request.loginHint }),
    ...(request.maxAgeSeconds === undefined ? {} : { extraQueryParameters: { max_age: String(request.maxAgeSeconds) } }),
    ...(options.windowHandle === undefined ? {} : { windowHandle: options.windowHandle() }),
    openBrowser: async (untrustedAddress) => {
      const address = options.allowed(untrustedAddress);
      if (address === null)
        throw new FaultError(
          'internal',
          'Latchkey would have opened a page that is not the sign-in page, and did not. Tell your administrator.',
        );
      // To reject here makes MSAL close its listener; once the page is open only an answer does.
      stop.throwIfAborted();
      await Promise.race([options.openBrowser(address).catch(noBrowser), stopped]);
      opened = address;
      if (stop.aborted) await closeListener(address, options.fetch);
    },
  });

  try {
    return { result: await Promise.race([attempt, stopped]), nonce };
  } catch (error) {
    if (stop.aborted) {
      attempt.then(options.onLate, () => undefined);
      if (opened !== undefined) await closeListener(opened, options.fetch);
      // The reason, not what MSAL made of our closing it.
      return await stopped;
    }
    throw error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stopNow);
  }
};

const noBrowser = (cause: unknown): never => {
  throw new FaultError(
    'graph.unavailable',
    'The browser of this computer could not be opened. Sign in with a code on another device instead.',
    { retryable: true, cause },
  );
};

/** Answers MSAL's listener in place of the page, with the state that only this sign-in knows, so that its port is free again. */
const closeListener = async (address: string, fetch: typeof globalThis.fetch): Promise<void> => {
  const sent = new URL(address).searchParams;
  const port = new URL(sent.get('redirect_uri') ?? '').port;
  await fetch(`http://127.0.0.1:${port}/`, {
    method: 'POST',
    body: new URLSearchParams({ error: 'access_denied', state: sent.get('state') ?? '' }),
    signal: AbortSignal.timeout(2_000),
  }).then(
    (response) => response.body?.cancel(),
    // It is closed already.
    () => undefined,
  );
};
