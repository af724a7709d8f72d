/** What a resource gives back; server.ts adds the transport's own headers. */
export interface GraphAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, or bytes for a photo. Absent for 202/204. */
  readonly body?: unknown;
}

/** A refusal with Graph's status and code. The message is Graph's wording where one is published. */
export class GraphError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'GraphError';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

export interface ErrorContext {
  readonly requestId: string;
  readonly clientRequestId: string;
  readonly nowMs: number;
}

/** The published error shape: error.code, error.message, error.innerError{date, request-id, client-request-id}. */
export const errorBody = (error: { readonly code: string; readonly message: string }, context: ErrorContext): unknown => {
  const innerError: Record<string, string> = {
    date: new Date(context.nowMs).toISOString().slice(0, 19),
    'request-id': context.requestId,
    'client-request-id': context.clientRequestId,
  };
  // The methods service repeats the message inside innerError for its own rules (seen with code badRequest).
  if (error.code === 'badRequest')
    return { error: { code: error.code, message: error.message, innerError: { message: error.message, ...innerError } } };
  return { error: { code: error.code, message: error.message, innerError } };
};

export const json = (body: unknown, status = 200): GraphAnswer => ({ status, body });
export const created = (body: unknown): GraphAnswer => ({ status: 201, body });
export const noContent = (): GraphAnswer => ({ status: 204 });

// Directory service.
export const resourceNotFound = (id: string): GraphError =>
  new GraphError(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );
export const requestDenied = (): GraphError =>
  new GraphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
export const unsupportedQuery = (message: string): GraphError => new GraphError(400, 'Request_UnsupportedQuery', message);
export const parseFailure = (message: string): GraphError => new GraphError(400, 'BadRequest', message);
export const wrongVerb = (): GraphError =>
  new GraphError(405, 'Request_BadRequest', 'Specified HTTP method is not allowed for the request target.');

// Authentication methods service.
export const accessDenied = (): GraphError => new GraphError(403, 'accessDenied', 'Request Authorization failed');
export const methodNotFound = (): GraphError =>
  new GraphError(404, 'resourceNotFound', 'The requested authentication method was not found.');
export const methodRule = (message: string): GraphError => new GraphError(400, 'badRequest', message);
export const invalidRequest = (message: string): GraphError => new GraphError(400, 'invalidRequest', message);

// Log service.
export const logScopeMissing = (): GraphError =>
  new GraphError(403, 'Authentication_MSGraphPermissionMissing', 'The principal does not have required Microsoft Graph permission(s)');
export const logRoleMissing = (): GraphError =>
  new GraphError(403, 'Authentication_RequestFromUnsupportedUserRole', 'User is not in the allowed roles');
