import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { errorBody, type ErrorContext, type GraphAnswer } from './answers.ts';
import { Tokens } from './auth.ts';
import { Control } from './control.ts';
import { Faults } from './faults/faults.ts';
import { RateLimits } from './faults/rate-limits.ts';
import { numberParam, type FaultSpec } from './faults/fault.ts';
import { refusal, spoil, statusAnswer, throttled } from './faults/refusals.ts';
import { Graph, type Handled } from './graph.ts';
import { RequestLog, withoutSecrets } from './log.ts';
import { batchRoute } from './resources/batch.ts';
import { Router } from './router.ts';
import { ROUTES } from './routes.ts';
import type { Tenant } from './tenant.ts';

const LARGEST_BODY = 4 * 1024 * 1024;
const GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/iu;

class TooLarge extends Error {}

/** The loopback server: transport, faults and the request log round graph.ts. */
export class PracticeServer {
  readonly tokens: Tokens;
  readonly faults: Faults;
  readonly log = new RequestLog();
  readonly #tenant: Tenant;
  readonly #graph: Graph;
  readonly #control: Control;
  readonly #server: Server;
  readonly #limits: RateLimits | undefined;
  readonly #publicOrigin: string | null;
  #origin = '';

  constructor(
    tenant: Tenant,
    options: { readonly latencyMs: number; readonly rateLimits?: boolean; readonly publicOrigin?: string | null },
  ) {
    this.#publicOrigin = options.publicOrigin ?? null;
    this.#limits = options.rateLimits === true ? new RateLimits(tenant.options.users) : undefined;
    this.#tenant = tenant;
    this.tokens = new Tokens(tenant.directory);
    this.faults = new Faults(tenant.options.seed, options.latencyMs);
    const batch = batchRoute((request) => this.#inBatch(request));
    this.#graph = new Graph(tenant, this.tokens, new Router([...ROUTES, batch]), () => this.#publicOrigin ?? this.#origin);
    this.#control = new Control(tenant, this.tokens, this.faults, this.log);
    this.#server = createServer(
      { keepAliveTimeout: 30_000, requestTimeout: 120_000 },
      (request, response) => void this.#serve(request, response),
    );
  }

  get url(): string {
    return this.#origin;
  }

  /** Listens on the loopback address only. Resolves with the origin. */
  async listen(port: number): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen({ port, host: '127.0.0.1' }, () => {
        this.#server.off('error', reject);
        resolve();
      });
    });
    this.#origin = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this.#origin;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const clientRequestId = headerOf(request, 'client-request-id');
    const context = {
      requestId: randomUUID(),
      clientRequestId: clientRequestId !== undefined && GUID.test(clientRequestId) ? clientRequestId : randomUUID(),
    };
    const now = (): ErrorContext => ({ ...context, nowMs: this.#tenant.clock.nowMs() });
    try {
      if (!this.#isOwnHost(request.headers.host)) {
        this.#send(response, now(), {
          status: 421,
          body: errorBody({ code: 'BadRequest', message: 'This practice tenant answers only under its own loopback address.' }, now()),
        });
        return;
      }
      const { body, isBroken } = await readBody(request);
      const target = request.url ?? '/';
      if (target.startsWith('/_practice/')) {
        this.#send(response, now(), this.#control.handle(request.method ?? 'GET', target, request.headers.authorization, body));
        return;
      }
      await this.#serveGraph(request, response, target, isBroken ? undefined : body, isBroken, now);
    } catch (error) {
      if (response.headersSent || response.destroyed) return;
      if (error instanceof TooLarge)
        this.#send(response, now(), {
          status: 413,
          body: errorBody({ code: 'RequestEntityTooLarge', message: 'The request body is larger than 4 MB.' }, now()),
        });
      else {
        process.stderr.write(`practice: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
        this.#send(response, now(), statusAnswer(500, now()));
      }
    }
  }

  async #serveGraph(
    request: IncomingMessage,
    response: ServerResponse,
    target: string,
    body: unknown,
    isBroken: boolean,
    now: () => ErrorContext,
  ): Promise<void> {
    const method = request.method ?? 'GET';
    const { delayMs, fault } = this.faults.take(method, target, 'single', this.#tenant.clock.nowMs());
    if (delayMs > 0) await delay(delayMs);
    if (fault?.kind === 'reset-before') {
      this.#note(request, now(), target, body, 0, undefined, fault);
      request.socket.resetAndDestroy();
      return;
    }
    if (fault?.kind === 'hang-before') {
      this.#note(request, now(), target, body, 0, undefined, fault);
      this.#noteEnd(response, now);
      return;
    }
    const refused = (fault === undefined ? undefined : refusal(fault, now())) ?? this.#limited(method, target, now());
    const handled: Handled =
      refused !== undefined
        ? { answer: refused, token: undefined }
        : await this.#graph.handle({
            method,
            target,
            headers: flatHeaders(request),
            body,
            isBroken,
            staleReadsMs: staleMs(fault),
            ...now(),
          });
    this.#note(request, now(), target, body, handled.answer.status, handled.token?.person.userPrincipalName, fault);
    if (fault?.kind === 'applied-then-reset') {
      request.socket.resetAndDestroy();
      return;
    }
    if (fault?.kind === 'applied-then-hang') return this.#noteEnd(response, now);
    const answer =
      fault?.kind === 'applied-then-status'
        ? statusAnswer(numberParam(fault, 'status', 504), now())
        : fault === undefined
          ? handled.answer
          : spoil(fault, handled.answer, `${this.#publicOrigin ?? this.#origin}${target}`);
    this.#send(response, now(), answer, fault);
  }

  /** Nobody here ends an answer that hangs: when it closes, whoever asked has given up. */
  #noteEnd(response: ServerResponse, now: () => ErrorContext): void {
    response.once('close', () => {
      const { requestId, nowMs } = now();
      this.log.abandoned(requestId, new Date(nowMs).toISOString());
    });
  }

  /** One request of a batch: its own faults, its own line in the log. */
  async #inBatch(request: Parameters<Parameters<typeof batchRoute>[0]>[0]): Promise<GraphAnswer> {
    const context: ErrorContext = { requestId: randomUUID(), clientRequestId: request.clientRequestId, nowMs: this.#tenant.clock.nowMs() };
    const { delayMs, fault } = this.faults.take(request.method, request.target, 'batch', this.#tenant.clock.nowMs());
    if (delayMs > 0) await delay(delayMs);
    const refused = (fault === undefined ? undefined : refusal(fault, context)) ?? this.#limited(request.method, request.target, context);
    const handled: Handled =
      refused === undefined
        ? await this.#graph.handle({ ...request, ...context, isBroken: false, staleReadsMs: staleMs(fault) })
        : { answer: refused, token: undefined };
    this.log.add({
      atUtc: new Date(context.nowMs).toISOString(),
      method: request.method,
      path: request.target,
      status: handled.answer.status,
      agentUpn: handled.token?.person.userPrincipalName ?? null,
      clientRequestId: context.clientRequestId,
      requestId: context.requestId,
      requestBody: withoutSecrets(request.body ?? null),
      fault: fault?.kind ?? null,
    });
    return fault?.kind === 'applied-then-status' ? statusAnswer(numberParam(fault, 'status', 504), context) : handled.answer;
  }

  #limited(method: string, target: string, context: ErrorContext): GraphAnswer | undefined {
    const verdict = this.#limits?.check(method, target, context.nowMs);
    if (verdict === undefined) return undefined;
    return throttled(context, verdict.retryAfterSeconds === null ? {} : { 'Retry-After': String(verdict.retryAfterSeconds) });
  }

  #note(
    request: IncomingMessage,
    context: ErrorContext,
    target: string,
    body: unknown,
    status: number,
    agentUpn: string | undefined,
    fault: FaultSpec | undefined,
  ): void {
    this.log.add({
      atUtc: new Date(context.nowMs).toISOString(),
      method: request.method ?? 'GET',
      path: target,
      status,
      agentUpn: agentUpn ?? null,
      clientRequestId: context.clientRequestId,
      requestId: context.requestId,
      requestBody: withoutSecrets(body ?? null),
      fault: fault?.kind ?? null,
    });
  }

  /** DNS rebinding: a page that resolves its own name to 127.0.0.1 sends that name as Host. */
  #isOwnHost(host: string | undefined): boolean {
    if (this.#publicOrigin !== null && host === new URL(this.#publicOrigin).host) return true;
    const port = this.#origin.split(':').at(-1) ?? '';
    return (
      host === `127.0.0.1:${port}` || host === `localhost:${port}` || (port === '80' && (host === '127.0.0.1' || host === 'localhost'))
    );
  }

  #send(response: ServerResponse, context: ErrorContext, answer: GraphAnswer, fault?: FaultSpec): void {
    const skewMs = fault?.kind === 'clock-skew' ? numberParam(fault, 'seconds', 3600) * 1000 : 0;
    const isBytes = Buffer.isBuffer(answer.body);
    let bytes = Buffer.isBuffer(answer.body)
      ? answer.body
      : answer.body === undefined
        ? undefined
        : Buffer.from(JSON.stringify(answer.body));
    if (fault?.kind === 'empty-body') bytes = undefined;
    const headers: Record<string, string> = {
      'Cache-Control': 'no-cache',
      'request-id': context.requestId,
      'client-request-id': context.clientRequestId,
      'x-ms-ags-diagnostic': JSON.stringify({
        ServerInfo: { DataCenter: 'Practice', Slice: 'E', Ring: '0', ScaleUnit: '000', RoleInstance: 'NORTHMOOR' },
      }),
      Date: new Date(context.nowMs + skewMs).toUTCString(),
      ...(bytes !== undefined && !isBytes
        ? {
            'Content-Type': 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8',
            'OData-Version': '4.0',
          }
        : {}),
      ...answer.headers,
    };
    if (fault?.kind === 'truncated-json' && bytes !== undefined) {
      // The full length is announced, so that the client can know it was cut short.
      response.writeHead(answer.status, { ...headers, 'Content-Length': String(bytes.length) });
      response.write(bytes.subarray(0, numberParam(fault, 'bytes', Math.floor(bytes.length / 2))), () => response.destroy());
      return;
    }
    response.writeHead(answer.status, {
      ...headers,
      ...(bytes === undefined ? (answer.status === 204 ? {} : { 'Content-Length': '0' }) : { 'Content-Length': String(bytes.length) }),
    });
    response.end(bytes);
  }
}

const staleMs = (fault: FaultSpec | undefined): number => (fault?.kind === 'stale-reads' ? numberParam(fault, 'seconds', 30) * 1000 : 0);

const headerOf = (request: IncomingMessage, name: string): string | undefined => {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
};

const flatHeaders = (request: IncomingMessage): Record<string, string | undefined> =>
  Object.fromEntries(Object.keys(request.headers).map((name) => [name, headerOf(request, name)]));

const readBody = async (request: IncomingMessage): Promise<{ readonly body: unknown; readonly isBroken: boolean }> => {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LARGEST_BODY) throw new TooLarge();
    parts.push(part);
  }
  const text = Buffer.concat(parts).toString('utf8');
  if (text.trim() === '') return { body: undefined, isBroken: false };
  try {
    const body: unknown = JSON.parse(text);
    return { body, isBroken: false };
  } catch {
    return { body: undefined, isBroken: true };
  }
};
