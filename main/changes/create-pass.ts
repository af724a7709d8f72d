import { z } from 'zod';
import { methodKey } from '../../contract/method-key.ts';
import type { StoredIntent } from '../audit/reader.ts';
import { listPasses } from '../graph/methods.ts';
import { createPass as sendPass } from '../graph/passes.ts';
import type { PersonReading } from '../people/person-reader.ts';
import type { Change } from './change.ts';
import { seen } from './change.ts';
import { describeMinutes } from './describe-minutes.ts';
import { notSettled } from './settled.ts';

/** A pass made by somebody else long after ours says nothing about ours; clocks may differ by an hour. */
const passWindowMs = 2 * 60 * 60_000;

const PassFacts = z.object({
  methodId: z.string(),
  startUtc: z.string(),
  expiresAtUtc: z.string(),
  lifetimeMinutes: z.number(),
  isUsableOnce: z.boolean(),
});

const passIdsIn = ({ person }: PersonReading): string[] =>
  person.methods.ok ? person.methods.value.filter((method) => method.kind === 'temporaryAccessPass').map((method) => method.id) : [];

/** Passes that this plan made before: one of them may be hidden from a reading and show again later. */
const passIdsOf = (earlier: readonly StoredIntent[]): string[] =>
  earlier.flatMap(({ outcome }) => [outcome?.data['passId'], outcome?.data['methodId']].filter((id) => typeof id === 'string'));

const sentence = ({ lifetimeMinutes, isUsableOnce }: { readonly lifetimeMinutes: number; readonly isUsableOnce: boolean }): string =>
  `Make a Temporary Access Pass for ${describeMinutes(lifetimeMinutes)}${isUsableOnce ? ', usable once' : ''}.`;

/** Makes a Temporary Access Pass. Its code is in the one answer and never again, so it is posted once. */
export const createPass: Change<'pass.create'> = {
  act: 'manageMethods',
  earlierName: 'createPass',
  feature: () => 'passes',
  says: { before: sentence, plain: sentence, done: () => 'made a pass' },
  facts: ({ lifetimeMinutes, isUsableOnce }, { reading, earlier }) => ({
    lifetimeMinutes,
    isUsableOnce,
    passIdsBefore: [...new Set([...passIdsIn(reading), ...passIdsOf(earlier)])],
  }),
  send: async (graph, intent, now) => {
    const verdict = await sendPass(graph, intent);
    if (verdict.result !== 'succeeded') return notSettled(verdict);
    const { methodId, lifetimeMinutes, isUsableOnce, code, requestId } = verdict;
    const startUtc = verdict.startUtc ?? new Date(now()).toISOString();
    const expiresAtUtc = new Date(Date.parse(startUtc) + lifetimeMinutes * 60_000).toISOString();
    const pass = { methodId, startUtc, expiresAtUtc, lifetimeMinutes, isUsableOnce };
    return {
      result: 'succeeded',
      summary: `Made a Temporary Access Pass for ${describeMinutes(lifetimeMinutes)}.`,
      data: { ...pass, graphRequestId: requestId ?? null },
      fault: null,
      made: { secret: { kind: 'temporaryAccessPass', ...pass }, text: code },
    };
  },
  find: async (graph, { personId, atUtc, facts }, options) => {
    const fresh = (await listPasses(graph, personId, options)).filter(({ id }) => !facts.passIdsBefore.includes(id));
    const ours = fresh.find(
      (pass) =>
        pass.lifetimeInMinutes === facts.lifetimeMinutes &&
        (pass.isUsableOnce ?? false) === facts.isUsableOnce &&
        Math.abs(Date.parse(pass.createdDateTime ?? atUtc) - Date.parse(atUtc)) < passWindowMs,
    );
    if (ours) return { result: 'succeeded', data: { passId: ours.id } };
    // Another pass may have replaced ours: then nothing here can tell.
    return fresh.length > 0 ? { result: 'unknown' } : seen(false, options);
  },
  makes: {
    fromOutcome: (planId, data) => {
      const facts = PassFacts.safeParse(data);
      return facts.success ? { kind: 'temporaryAccessPass', planId, ...facts.data, isHeld: false } : null;
    },
    isListed: ({ methodId }, methods) => methods.some(({ id }) => id === methodId),
    keyOf: ({ methodId }) => methodKey({ kind: 'temporaryAccessPass', id: methodId }),
    lost: 'The pass was made, but its code never reached this console. Take up again to make a new one; it replaces the lost one.',
  },
  needsHighCheck: ({ lifetimeMinutes }, { verification }) => lifetimeMinutes > verification.longPassMinutes,
  limit: { allowed: ({ pass }) => pass.perAgentPerHour, what: 'passes' },
};
