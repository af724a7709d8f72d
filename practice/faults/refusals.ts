import { errorBody, GraphError, type ErrorContext, type GraphAnswer } from '../answers.ts';
import { claimsChallenge, unauthorized } from '../auth.ts';
import { numberParam, textParam, type FaultSpec } from './fault.ts';

const REASONS: Readonly<Record<number, readonly [code: string, message: string]>> = {
  500: ['generalException', 'An internal server error occurred.'],
  502: ['UnknownError', 'Bad gateway.'],
  503: ['serviceNotAvailable', 'The service is temporarily unavailable. Please retry.'],
  504: ['GatewayTimeout', 'The request timed out.'],
  507: ['quotaLimitReached', 'The quota for this resource has been reached.'],
};

/** Retry-After in the form that the fault asks for: seconds, any text, a date, or none. */
export const retryAfter = (fault: FaultSpec, nowMs: number): Readonly<Record<string, string>> => {
  const form = fault.params?.['retryAfter'];
  if (typeof form === 'number') return { 'Retry-After': String(form) };
  if (form === 'date') return { 'Retry-After': new Date(nowMs + numberParam(fault, 'seconds', 10) * 1000).toUTCString() };
  return typeof form === 'string' ? { 'Retry-After': form } : {};
};

/** 429 as published: code TooManyRequests, innerError with the status as text. */
export const throttled = (context: ErrorContext, headers: Readonly<Record<string, string>>): GraphAnswer => {
  const innerError = {
    code: '429',
    date: new Date(context.nowMs).toISOString().slice(0, 19),
    message: 'Please retry after',
    'request-id': context.requestId,
    'client-request-id': context.clientRequestId,
    status: '429',
  };
  return { status: 429, headers, body: { error: { code: 'TooManyRequests', message: 'Please retry again later.', innerError } } };
};

const PORTAL =
  '<!DOCTYPE html>\n<html><head><title>Welcome to the guest network</title></head><body><h1>Please accept the terms to go online</h1></body></html>\n';

/** The answer of a fault that does nothing else; undefined for the other kinds. */
export const refusal = (fault: FaultSpec, context: ErrorContext): GraphAnswer | undefined => {
  switch (fault.kind) {
    case 'throttled':
      return throttled(context, retryAfter(fault, context.nowMs));
    case 'status':
      return statusAnswer(numberParam(fault, 'status', 500), context, retryAfter(fault, context.nowMs), textParam(fault, 'code', ''));
    case 'captive-portal':
      return { status: 200, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: Buffer.from(PORTAL) };
    case 'unauthorized':
      return fromError(unauthorized('Lifetime validation failed, the token is expired.'), context);
    case 'claims-challenge':
      return fromError(claimsChallenge(), context);
    case 'forbidden':
      return fromError(new GraphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.'), context);
    case 'redirect':
      return { status: 302, headers: { Location: textParam(fault, 'location', 'http://127.0.0.1:9/') } };
    default:
      return undefined;
  }
};

export const statusAnswer = (
  status: number,
  context: ErrorContext,
  headers: Readonly<Record<string, string>> = {},
  named = '',
): GraphAnswer => {
  const [code, message] = REASONS[status] ?? ['UnknownError', 'An error occurred.'];
  return { status, headers, body: errorBody({ code: named === '' ? code : named, message }, context) };
};

const fromError = (error: GraphError, context: ErrorContext): GraphAnswer => ({
  status: error.status,
  headers: error.headers,
  body: errorBody(error, context),
});

/** Answers that were right until a fault got at them. */
export const spoil = (fault: FaultSpec, answer: GraphAnswer, selfLink: string): GraphAnswer => {
  if (fault.kind !== 'next-link-loop' && fault.kind !== 'next-link-foreign') return answer;
  const { body } = answer;
  if (typeof body !== 'object' || body === null || !('value' in body)) return answer;
  const link =
    fault.kind === 'next-link-loop' ? selfLink : `${textParam(fault, 'origin', 'https://graph.invalid')}/v1.0/users?$skiptoken=foreign`;
  return { ...answer, body: { ...body, '@odata.nextLink': link } };
};
