import { useQueryClient } from '@tanstack/react-query';
import type { Fault } from '../../../../contract/result.ts';
import { desk } from '../../../bridge/desk.ts';
import { faultOf } from '../../../bridge/fault.ts';
import { keys } from '../../../bridge/keys.ts';
import { useOneAtATime } from '../../../bridge/use-one-at-a-time.ts';
import { tenantOf } from './connect-form.ts';
import type { ConnectForm } from './connect-form.ts';

export interface Connect {
  readonly connect: (form: ConnectForm) => void;
  readonly connecting: boolean;
  readonly fault: Fault | null;
}

/** Keeps the live tenant; its sign-in follows. */
export const useConnect = (): Connect => {
  const client = useQueryClient();
  const connect = useOneAtATime({
    mutationFn: (form: ConnectForm) => desk.workplace.connect({ tenant: tenantOf(form), organisation: form.organisation.trim() }),
    onSuccess: (state) => client.setQueryData(keys.app(), state),
  });
  return { connect: connect.mutate, connecting: connect.isPending, fault: connect.error === null ? null : faultOf(connect.error) };
};
