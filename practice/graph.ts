import {
  accessDenied,
  errorBody,
  GraphError,
  logScopeMissing,
  parseFailure,
  requestDenied,
  resourceNotFound,
  wrongVerb,
  type GraphAnswer,
} from './answers.ts';
import type { Token, Tokens } from './auth.ts';
import { Query } from './odata/query.ts';
import { scopesFor } from './permissions/scope-table.ts';
import type { GraphCall, Route, Router, Service, Version } from './router.ts';
import type { Tenant } from './tenant.ts';

/** A Graph request, from the wire or from inside a batch. */
export interface GraphRequest {
  readonly method: string;
  /** With version and query, still encoded: /v1.0/users?$top=5 */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
  /** There was a body, and it was not JSON. */
  readonly isBroken: boolean;
  /** After a write, how long readers still see the old state. */
  readonly staleReadsMs: number;
  readonly requestId: string;
  readonly clientRequestId: string;
}

export interface Handled {
  readonly answer: GraphAnswer;
  readonly token: Token | undefined;
}

/** Finds the operation, checks token and scope, runs it, and words every refusal as Graph does. */
export class Graph {
  readonly #tenant: Tenant;
  readonly #tokens: Tokens;
  readonly #router: Router;
  readonly #origin: () => string;

  constructor(tenant: Tenant, tokens: Tokens, router: Router, origin: () => string) {
    this.#tenant = tenant;
    this.#tokens = tokens;
    this.#router = router;
    this.#origin = origin;
  }

  async handle(request: GraphRequest): Promise<Handled> {
    const nowMs = this.#tenant.clock.nowMs();
    let token: Token | undefined;
    try {
      token = this.#tokens.check(request.headers['authorization'], nowMs);
      return { token, answer: await this.#run(request, token, nowMs) };
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      const { requestId, clientRequestId } = request;
      const body = error instanceof RawError ? error.body : errorBody(error, { requestId, clientRequestId, nowMs });
      return { token, answer: { status: error.status, headers: error.headers, body } };
    }
  }

  async #run(request: GraphRequest, token: Token, nowMs: number): Promise<GraphAnswer> {
    const [pathText, rawQuery] = splitOnce(request.target, '?');
    const match = /^\/(?<version>v1\.0|beta)(?<path>\/.*)?$/iu.exec(pathText)?.groups;
    if (match === undefined) throw new GraphError(400, 'BadRequest', 'Invalid version.');
    const version: Version = match['version']?.toLowerCase() === 'beta' ? 'beta' : 'v1.0';
    const path = match['path'] ?? '/';
    const segments = path
      .split('/')
      .filter((segment) => segment !== '')
      .map(decodeSegment);
    const isMe = segments[0]?.toLowerCase() === 'me';
    const found = this.#router.find(request.method, isMe ? ['users', token.person.id, ...segments.slice(1)] : segments, version);
    if ('unknownSegment' in found) throw parseFailure(`Resource not found for the segment '${found.unknownSegment}'.`);
    if ('otherVerbs' in found) throw isUntypedMethodDelete(request.method, segments) ? noSuchAction(request.target) : wrongVerb();
    const { route, params } = found;
    const call: GraphCall = {
      tenant: this.#tenant,
      token,
      agent: token.person,
      version,
      root: `${this.#origin()}/${version}`,
      path,
      params,
      query: new Query(rawQuery),
      headers: request.headers,
      body: request.body,
      nowMs,
      clientRequestId: request.clientRequestId,
    };
    const target = params['user'] === undefined ? undefined : this.#tenant.directory.find(params['user']);
    this.#checkScope(route, token, target === token.person);
    if (params['user'] !== undefined && target === undefined) throw unknownUser(route.service, params['user']);
    if (request.isBroken)
      throw parseFailure(
        'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
      );
    if (target !== undefined && request.method !== 'GET') this.#tenant.beforeWrite(target, request.staleReadsMs);
    return await route.handle(call);
  }

  #checkScope(route: Route, token: Token, isSelf: boolean): void {
    const sufficient = scopesFor(route.verb, route.pattern);
    if (sufficient === undefined) return;
    // On oneself the form without ".All" does as well.
    const held = (scope: string): boolean =>
      token.scopes.has(scope) ||
      (isSelf && (token.scopes.has(scope.replace(/\.All$/u, '')) || (scope.startsWith('User.Read') && token.scopes.has('User.Read'))));
    if (sufficient.some((set) => set.every(held))) return;
    throw SCOPE_REFUSALS[route.service]();
  }
}

const SCOPE_REFUSALS: Readonly<Record<Service, () => GraphError>> = {
  directory: requestDenied,
  methods: accessDenied,
  logs: logScopeMissing,
};

const unknownUser = (service: Service, id: string): GraphError =>
  service === 'methods' ? new GraphError(404, 'resourceNotFound', 'The requested user was not found.') : resourceNotFound(id);

/** Some refusals of the gateway are not in OData's shape. */
class RawError extends GraphError {
  readonly body: unknown;

  constructor(status: number, body: unknown) {
    super(status, '', '');
    this.body = body;
  }
}

const isUntypedMethodDelete = (method: string, segments: readonly string[]): boolean =>
  method === 'DELETE' && segments.at(-2)?.toLowerCase() === 'methods' && segments.at(-3)?.toLowerCase() === 'authentication';

const noSuchAction = (target: string): GraphError =>
  new RawError(404, {
    Message: `No HTTP resource was found that matches the request URI '${target}'.`,
    MessageDetail: "No type was found that matches the controller named 'users'.",
  });

const splitOnce = (text: string, separator: string): readonly [string, string] => {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
};

const decodeSegment = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw parseFailure('The request path is not correctly encoded.');
  }
};
