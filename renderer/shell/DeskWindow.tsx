import type { ReactNode } from 'react';
import type { WorkplaceKind } from '../../contract/app-state.ts';
import { SessionGate } from '../features/session/SessionGate.tsx';
import { SignInRemedies } from '../features/session/SignInRemedies.tsx';
import { useSessionQuery } from '../features/session/use-session.ts';
import { Look } from '../theme/Look.tsx';
import { LiveRegion } from '../ui/LiveRegion.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Frame } from './Frame.tsx';

/** The desk: look, then the session, then the screens. */
export const DeskWindow = ({ workplace }: { readonly workplace: WorkplaceKind }): ReactNode => (
  <Look theme={useSessionQuery().data?.preferences.theme ?? 'system'}>
    <ErrorBoundary where="window">
      <LiveRegion>
        <SignInRemedies>
          <SessionGate workplace={workplace}>
            <Frame workplace={workplace} />
          </SessionGate>
        </SignInRemedies>
      </LiveRegion>
    </ErrorBoundary>
  </Look>
);
