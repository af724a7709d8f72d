import { z } from 'zod';
import { FeatureId } from './features.ts';

/**
 * Every way an operation can fail, as the renderer may see it. `area.reason`; the part before
 * the dot says who refused: the operator's input, the bridge, Graph, the journal, a desk rule.
 */
export const FaultCode = z.enum([
  'input.invalid',
  'bridge.refused',
  'auth.signInNeeded',
  'auth.consentNeeded',
  'auth.declined',
  'auth.wrongAccount',
  'auth.misconfigured',
  'graph.offline',
  'graph.timeout',
  'graph.cancelled',
  'graph.unauthenticated',
  'graph.claimsChallenge',
  'graph.forbidden',
  'graph.notFound',
  'graph.conflict',
  'graph.rejected',
  'graph.throttled',
  'graph.unavailable',
  'graph.unlicensed',
  'graph.malformed',
  'journal.unwritable',
  'journal.busy',
  'journal.full',
  'evidence.missing',
  'evidence.expired',
  'evidence.insufficient',
  'evidence.spent',
  'evidence.notOnRecord',
  'desk.notAllowed',
  'desk.changed',
  'desk.policy',
  'desk.busy',
  'desk.rateLimited',
  'desk.gone',
  'desk.locked',
  'settings.unreadable',
  'internal',
]);
export type FaultCode = z.infer<typeof FaultCode>;

export const Fault = z.object({
  code: FaultCode,
  /** One or two sentences for the agent: what happened, what to do next. */
  message: z.string(),
  /** Whether the same call can succeed later without anybody changing anything. */
  retryable: z.boolean(),
  correlationId: z.string(),
  graphRequestId: z.string().optional(),
  /** Graph's own words, for a "details" fold. Never shown as the message. */
  detail: z.string().optional(),
  /** With `auth.consentNeeded`: what the agent is to ask Microsoft for. */
  features: z.array(FeatureId).optional(),
  /** ISO 8601 UTC: not before this moment, as the server asked. */
  retryAtUtc: z.string().optional(),
});
export type Fault = z.infer<typeof Fault>;

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault };

export const Result = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), value }), z.object({ ok: z.literal(false), fault: Fault })]);
