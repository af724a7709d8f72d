import { IncomingMessage } from 'node:http';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { LiveTenant } from '../../../contract/live-tenant.ts';
import { cloudOf } from '../../../main/permissions/clouds.ts';
import type { RunCertificate } from '../network/certificate.ts';
import { certificateFor } from '../network/certificate.ts';
import { answerInteraction } from './login-page.ts';
import { mappedFetch } from './mapped-fetch.ts';
import type { Visited } from './page-driver.ts';
import { visit } from './page-driver.ts';
import type { AuthorityAccount } from './provider.ts';
import { createProvider, routesOf, scopesOffered } from './provider.ts';
import { Store } from './store.ts';

export const adaAgent: AuthorityAccount = {
  oid: '0a000000-0000-4000-8000-00000000000a',
  upn: 'ada.agent@practice.example',
  name: 'Ada Agent',
};
export const benAgent: AuthorityAccount = {
  oid: '0b000000-0000-4000-8000-00000000000b',
  upn: 'ben.agent@practice.example',
  name: 'Ben Agent',
};

export const standInTenant: LiveTenant = {
  cloud: 'global',
  tenantId: '11111111-1111-4111-8111-111111111111',
  clientId: '22222222-2222-4222-8222-222222222222',
};

/** An access token for Graph that is about to be given out. */
export interface IssuedToken {
  readonly accessToken: string;
  readonly oid: string;
  /** Bare names of Graph's scopes, as granted. */
  readonly scopes: readonly string[];
  readonly expiresInSeconds: number;
}

export interface AuthorityOptions {
  readonly tenant?: LiveTenant;
  /** Whom the sign-in page knows. */
  readonly accounts?: readonly AuthorityAccount[];
  /** For the login host; made for this stand-in alone when absent. */
  readonly certificate?: RunCertificate;
  /** Awaited before the answer goes out, so that Graph knows the token when the console uses it. */
  readonly onIssued?: (token: IssuedToken) => Promise<void>;
}

export interface AuthorityRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
}

export interface CannedAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>> | string;
}

export interface Authority {
  readonly tenant: LiveTenant;
  readonly port: number;
  /** PEM of the certificate for the login host, made for this run. */
  readonly ca: string;
  /** Reaches the authority under its real name, loopback, and nothing else. */
  readonly fetch: typeof fetch;
  /** What was asked so far. */
  readonly requests: AuthorityRequest[];
  readonly tokenRequests: (grantType?: string) => readonly AuthorityRequest[];
  /** Every token that was given out. */
  readonly issued: string[];
  /** All that must stay secret so far: tokens, and the codes and proofs that were exchanged for them. */
  readonly secrets: () => readonly string[];
  /** The next request to the token endpoint that `when` fits gets this instead of the provider's answer. */
  readonly answerToken: (answer: CannedAnswer, when?: (form: URLSearchParams) => boolean) => void;
  /** Changes the claims of every ID token from now on. */
  readonly tamper: (claims: Readonly<Record<string, unknown>>) => void;
  readonly setAccessTokenSeconds: (seconds: number) => void;
  /** As if an administrator agreed for everybody: a sign-in gives every permission there is, as Entra's tokens then do. */
  readonly agreeForEverybody: (agreed: boolean) => void;
  /** Revokes every refresh token, in the provider's own store. */
  readonly revoke: () => void;
  /** What a person does in a browser: answers every page as this account. */
  readonly browse: (address: string, as: AuthorityAccount, fill?: Readonly<Record<string, string>>) => Promise<Visited>;
  readonly close: () => Promise<void>;
}

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/**
 * Stands in for Entra's sign-in service on loopback: oidc-provider under the real host name and routes, so that
 * the console's own configuration of MSAL is used unchanged. What Entra does otherwise than oidc-provider is
 * translated here, in front of it, and nowhere in the console.
 */
export const startAuthority = async (options: AuthorityOptions = {}): Promise<Authority> => {
  const { tenant = standInTenant, accounts = [adaAgent, benAgent], onIssued } = options;
  const { login, graphRoot } = cloudOf(tenant);
  const { host, hostname } = new URL(login);
  const routes = routesOf(tenant.tenantId);
  let accessTokenSeconds = 3600;
  let isAgreedForEverybody = false;
  let tampered: Readonly<Record<string, unknown>> = {};
  const requests: AuthorityRequest[] = [];
  const issued: string[] = [];
  const canned: { answer: CannedAnswer; when: (form: URLSearchParams) => boolean }[] = [];

  const store = new Store();
  const provider = createProvider({ login, graphRoot, ...tenant, accounts, store, accessTokenSeconds: () => accessTokenSeconds });
  provider.proxy = false;
  provider.use(async (ctx, next) => {
    await next();
    const body = ctx.body as Record<string, unknown> | undefined;
    if (ctx.path === routes.device_authorization && typeof body?.['device_code'] === 'string') {
      ctx.body = { ...body, interval: 1, message: 'Enter the code on the page.' };
    }
    if (ctx.path === routes.token && body?.['error'] === 'invalid_scope') {
      // A refresh token is asked for more than was agreed to.
      ctx.body = {
        error: 'invalid_grant',
        suberror: 'consent_required',
        error_codes: [65_001],
        error_description: 'AADSTS65001: The user or administrator has not consented to use the application.',
      };
    }
    if (ctx.path === routes.token && typeof body?.['id_token'] === 'string') {
      const [header = '', payload = '', signature = ''] = body['id_token'].split('.');
      const claims = { ...(JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>), ...tampered };
      ctx.body = {
        ...body,
        id_token: `${header}.${base64url(claims)}.${signature}`,
        client_info: base64url({ uid: claims['oid'], utid: claims['tid'] }),
      };
      for (const name of ['access_token', 'refresh_token', 'id_token']) {
        const token = (ctx.body as Record<string, unknown>)[name];
        if (typeof token === 'string') issued.push(token);
      }
      await onIssued?.({
        accessToken: String(body['access_token']),
        oid: String(claims['oid']),
        scopes: String(body['scope'])
          .split(' ')
          .filter((scope) => scope.startsWith(`${graphRoot}/`))
          .map((scope) => scope.slice(graphRoot.length + 1)),
        expiresInSeconds: Number(body['expires_in']),
      });
    }
  });
  const answer = provider.callback();

  const serve = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const url = new URL(req.url ?? '/', login);
    const form = new URLSearchParams(await textOf(req));
    requests.push({ method: req.method ?? '', path: url.pathname, query: url.searchParams, form: new URLSearchParams(form) });
    if (req.headers.host !== host) {
      res.writeHead(421).end();
      return;
    }
    if (url.pathname === routes.token) {
      const at = canned.findIndex(({ when }) => when(form));
      const instead = at < 0 ? undefined : canned.splice(at, 1)[0];
      if (instead !== undefined) {
        const { status, headers, body } = instead.answer;
        res
          .writeHead(status, { 'content-type': 'application/json', ...headers })
          .end(typeof body === 'string' ? body : JSON.stringify(body));
        return;
      }
      if (form.get('grant_type') === 'device_code') form.set('grant_type', 'urn:ietf:params:oauth:grant-type:device_code');
    }
    if (url.pathname === routes.authorization && isAgreedForEverybody) url.searchParams.set('scope', scopesOffered(graphRoot).join(' '));
    // Else oidc-provider drops offline_access, and there is no refresh token.
    if (url.pathname === routes.authorization)
      url.searchParams.set('prompt', [url.searchParams.get('prompt'), 'consent'].filter(Boolean).join(' '));
    const again = replay(req, url.pathname + url.search, form.toString());
    await (url.pathname.startsWith('/interaction/') ? answerInteraction(provider, accounts, again, res, form) : answer(again, res));
  };

  const certificate = options.certificate ?? (await certificateFor([hostname]));
  const server = createServer({ key: certificate.key, cert: certificate.cert }, (req, res) => {
    serve(req, res).catch((error: unknown) => res.writeHead(500).end(String(error)));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const mapped = mappedFetch({ origin: login, port, ca: certificate.cert });

  return {
    tenant,
    port,
    ca: certificate.cert,
    fetch: mapped,
    requests,
    issued,
    secrets: () => [
      ...new Set([
        ...issued,
        ...requests.flatMap(({ form }) => ['code', 'device_code', 'refresh_token', 'code_verifier'].flatMap((name) => form.getAll(name))),
      ]),
    ],
    tokenRequests: (grantType) =>
      requests.filter(({ path, form }) => path === routes.token && (grantType === undefined || form.get('grant_type') === grantType)),
    answerToken: (instead, when = () => true) => void canned.push({ answer: instead, when }),
    tamper: (claims) => void (tampered = claims),
    setAccessTokenSeconds: (seconds) => void (accessTokenSeconds = seconds),
    agreeForEverybody: (agreed) => void (isAgreedForEverybody = agreed),
    revoke: () => store.revokeRefreshTokens(),
    browse: (address, as, fill = {}) => visit(mapped, address, { account: as.oid, decision: 'accept', ...fill }),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
};

const textOf = async (req: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

/** The request once more, with another address and body: oidc-provider wants to read the stream itself. */
const replay = (req: IncomingMessage, path: string, body: string): IncomingMessage => {
  const copy = new IncomingMessage(req.socket);
  copy.method = req.method ?? 'GET';
  copy.url = path;
  copy.headers = {
    ...req.headers,
    ...(req.headers['content-length'] === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
  };
  if (body !== '') copy.push(body);
  copy.push(null);
  // Else the end of reading it would count as an abort and close the socket.
  copy.complete = true;
  return copy;
};
