import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import type { Registration, RegistrationRequest } from '../../../../contract/app-state.ts';
import type { OperationInput } from '../../../../contract/operations.ts';
import type { Fault } from '../../../../contract/result.ts';
import { desk } from '../../../bridge/desk.ts';
import { faultOf } from '../../../bridge/fault.ts';
import { keys } from '../../../bridge/keys.ts';
import { useOneAtATime } from '../../../bridge/use-one-at-a-time.ts';

export interface RegistrationAnswer {
  readonly registration: Registration | null;
  readonly fault: Fault | null;
}

/** The scripts for what is chosen; those of the choice before stay on the screen until the new ones are there. */
export const useRegistration = (request: RegistrationRequest | null): RegistrationAnswer => {
  const wanted = useDeferredValue(request);
  const answer = useQuery({
    queryKey: keys.registration(wanted),
    queryFn: ({ signal }) => (wanted === null ? Promise.resolve(null) : desk.workplace.registration(wanted, { signal })),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  return { registration: answer.data ?? null, fault: answer.error === null ? null : faultOf(answer.error) };
};

type SaveAs = OperationInput<'workplace.saveRegistration'>['as'];

export interface SaveRegistration {
  readonly save: (as: SaveAs) => void;
  readonly saving: boolean;
  /** Where the last one was saved; null before, and when the agent cancelled. */
  readonly path: string | null;
  readonly fault: Fault | null;
}

/** Saves one of the scripts where the agent chooses. */
export const useSaveRegistration = (request: RegistrationRequest): SaveRegistration => {
  const save = useOneAtATime({ mutationFn: (as: SaveAs) => desk.workplace.saveRegistration({ request, as }) });
  return {
    save: save.mutate,
    saving: save.isPending,
    path: save.data?.path ?? null,
    fault: save.error === null ? null : faultOf(save.error),
  };
};
