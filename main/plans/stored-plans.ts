import { z } from 'zod';
import { Plan } from '../../contract/plans.ts';
import { writeActions } from '../../contract/writes.ts';
import type { StoredNote } from '../audit/reader.ts';
import { changeOf } from '../changes/index.ts';

const actionOf = (earlierName: string): string =>
  writeActions.find((action) => changeOf({ action }).earlierName === earlierName) ?? earlierName;

const EarlierPlan = z.object({
  plan: z.looseObject({ steps: z.array(z.looseObject({ action: z.string(), pass: z.unknown().optional() })) }),
});

/** The plan that a note of its start holds; null where this version cannot read it. */
export const planOf = (data: StoredNote['data']): Plan | null => {
  const parsed = z.object({ plan: Plan }).safeParse(data);
  if (parsed.success) return parsed.data.plan;
  const earlier = EarlierPlan.safeParse(data);
  if (!earlier.success) return null;
  const { plan } = earlier.data;
  const steps = plan.steps.map(({ action, pass, ...rest }) => ({
    ...rest,
    action: actionOf(action),
    parameters: pass ?? rest,
  }));
  return Plan.safeParse({ ...plan, steps }).data ?? null;
};
