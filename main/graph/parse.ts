import type { z } from 'zod';
import { faultFromTransport } from './errors.ts';
import type { GraphAnswer } from './transport.ts';
import { TransportError } from './transport-error.ts';

/** The body as the schema reads it, or a `graph.malformed` fault: an unexpected shape is no data. */
export const parseBody = <T extends z.ZodType>(schema: T, answer: Pick<GraphAnswer, 'body' | 'requestId'>): z.infer<T> => {
  const parsed = schema.safeParse(answer.body);
  if (parsed.success) return parsed.data;
  throw faultFromTransport(new TransportError('malformed', true, { cause: parsed.error, requestId: answer.requestId }));
};

/** "Never" and absent times become null; Graph writes never as the year 1. */
export const utcOrNull = (value: string | null | undefined): string | null =>
  value === undefined || value === null || value.startsWith('0001-01-01') ? null : value;
