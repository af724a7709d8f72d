import { z } from 'zod';
import type { CommittedIntent } from '../audit/records.ts';
import type { FaultError } from '../fault-error.ts';
import { Secret } from '../secret.ts';
import type { GraphClient } from './client.ts';
import { faultFromTransport } from './errors.ts';
import { path } from './path.ts';
import { TransportError } from './transport-error.ts';

const CreatedPass = z.object({
  id: z.string(),
  temporaryAccessPass: z.string().min(1),
  startDateTime: z.string().nullish(),
  createdDateTime: z.string().nullish(),
  lifetimeInMinutes: z.number().int(),
  isUsableOnce: z.boolean().nullish(),
});

export type PassVerdict =
  | {
      readonly result: 'succeeded';
      readonly methodId: string;
      readonly code: Secret;
      readonly startUtc: string | null;
      readonly lifetimeMinutes: number;
      readonly isUsableOnce: boolean;
      readonly requestId: string | undefined;
    }
  | { readonly result: 'failed'; readonly fault: FaultError }
  /** Also when the pass was made but its code could not be read: Graph tells it once only. */
  | { readonly result: 'unknown'; readonly fault: FaultError };

/**
 * Makes a Temporary Access Pass; the code is in this one answer and never again. Posted once.
 * https://learn.microsoft.com/graph/api/authentication-post-temporaryaccesspassmethods
 */
export const createPass = async (client: GraphClient, intent: CommittedIntent<'pass.create'>): Promise<PassVerdict> => {
  const verdict = await client.write(intent, {
    method: 'POST',
    version: 'v1.0',
    path: path`/users/${intent.person.id}/authentication/temporaryAccessPassMethods`,
    json: { lifetimeInMinutes: intent.facts.lifetimeMinutes, isUsableOnce: intent.facts.isUsableOnce },
    idempotent: false,
    expectedStatus: [201],
  });
  if (verdict.result !== 'succeeded') return verdict;
  const { requestId } = verdict.answer;
  const parsed = CreatedPass.safeParse(verdict.answer.body);
  if (!parsed.success) {
    // zod's error would carry the answer's values; the code must not travel in a cause.
    return { result: 'unknown', fault: faultFromTransport(new TransportError('malformed', true, { requestId })) };
  }
  return {
    result: 'succeeded',
    methodId: parsed.data.id,
    code: new Secret(parsed.data.temporaryAccessPass),
    startUtc: parsed.data.startDateTime ?? parsed.data.createdDateTime ?? null,
    lifetimeMinutes: parsed.data.lifetimeInMinutes,
    isUsableOnce: parsed.data.isUsableOnce ?? false,
    requestId,
  };
};
