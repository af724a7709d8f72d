import { useMutation } from '@tanstack/react-query';
import type { UseMutationOptions, UseMutationResult } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';

type Mutation<Data, Variables> = Pick<
  UseMutationResult<Data, Error, Variables>,
  'data' | 'error' | 'isPending' | 'isSuccess' | 'variables' | 'reset'
>;

/**
 * A mutation that ignores being asked again while it is under way. React draws later than a second click or a second
 * Enter comes, so a disabled button alone is too late.
 */
export const useOneAtATime = <Data, Variables = void>({
  mutationFn,
  ...options
}: UseMutationOptions<Data, Error, Variables> & { readonly mutationFn: (variables: Variables) => Promise<Data> }): Mutation<
  Data,
  Variables
> & {
  readonly mutate: (variables: Variables) => void;
} => {
  const busy = useRef(false);
  const {
    mutate: ask,
    data,
    error,
    isPending,
    isSuccess,
    variables,
    reset,
  } = useMutation<Data, Error, Variables>({
    ...options,
    mutationFn: (given) => mutationFn(given).finally(() => (busy.current = false)),
  });
  const mutate = useCallback(
    (given: Variables) => {
      if (busy.current) return;
      busy.current = true;
      ask(given);
    },
    [ask],
  );
  return { mutate, data, error, isPending, isSuccess, variables, reset };
};
