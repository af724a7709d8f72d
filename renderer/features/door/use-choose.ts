import type { OperationInput } from '../../../contract/operations.ts';
import type { Fault } from '../../../contract/result.ts';
import { desk } from '../../bridge/desk.ts';
import { faultOf } from '../../bridge/fault.ts';
import { useOneAtATime } from '../../bridge/use-one-at-a-time.ts';

type Goal = OperationInput<'workplace.choose'>['to'];

export interface Choose {
  readonly choose: (to: Goal) => void;
  /** Where the agent is on the way to. The window is replaced when they are there. */
  readonly going: Goal | null;
  readonly fault: Fault | null;
}

/** To the practice tenant, the live tenant or the set-up. */
export const useChoose = (): Choose => {
  const go = useOneAtATime({ mutationFn: (to: Goal) => desk.workplace.choose({ to }) });
  return { choose: go.mutate, going: go.isPending ? (go.variables ?? null) : null, fault: go.error === null ? null : faultOf(go.error) };
};
