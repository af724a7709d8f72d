import { Spinner } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { AppState } from '../../../contract/app-state.ts';
import { faultOf } from '../../bridge/fault.ts';
import { ErrorBoundary } from '../../shell/ErrorBoundary.tsx';
import { Look } from '../../theme/Look.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { LiveRegion } from '../../ui/LiveRegion.tsx';
import { useAppState } from '../session/use-app-state.ts';
import { DoorFrame } from './DoorFrame.tsx';
import { Locked } from './locked/Locked.tsx';
import { SetUp } from './set-up/SetUp.tsx';
import { SignIn } from './sign-in/SignIn.tsx';

const Inside = ({ state }: { readonly state: AppState }): ReactNode => {
  const { phase, tenant } = state;
  switch (phase.phase) {
    case 'setUp':
      return <SetUp tenant={tenant} />;
    case 'signIn':
      // Without a tenant there is nothing to sign in to.
      return tenant === null ? <SetUp tenant={null} /> : <SignIn key={tenant.tenant.tenantId} tenant={tenant} account={phase.account} />;
    case 'locked':
      return <Locked phase={phase} organisation={tenant?.displayName ?? null} />;
    case 'desk':
      // Main is about to put the desk's window in the place of this one.
      return <Spinner label="Opening the desk…" />;
    default:
      return phase satisfies never;
  }
};

/** The window before the desk: set-up, signing in, locked. It holds nothing of a directory. */
export const DoorWindow = (): ReactNode => {
  const app = useAppState();
  const { data: state, error } = app;
  return (
    <Look theme={state?.preferences.theme ?? 'system'}>
      <ErrorBoundary where="window">
        <LiveRegion>
          <DoorFrame state={state ?? null}>
            {state !== undefined ? <Inside state={state} /> : null}
            {state === undefined && error !== null ? (
              <FaultNote
                role="alert"
                title="Latchkey could not begin"
                fault={faultOf(error)}
                onRetry={() => void app.refetch()}
                retrying={app.isFetching}
              />
            ) : null}
          </DoorFrame>
        </LiveRegion>
      </ErrorBoundary>
    </Look>
  );
};
