import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { createQueryClient } from './bridge/query-client.ts';
import { SessionGate } from './features/session/SessionGate.tsx';
import { ErrorBoundary } from './shell/ErrorBoundary.tsx';
import { Frame } from './shell/Frame.tsx';
import { Look } from './theme/Look.tsx';
import { LiveRegion } from './ui/LiveRegion.tsx';

/** The window: data, look, then the session, then the screens. A fault at any level leaves a sentence, never a blank. */
export const App = (): ReactNode => {
  const [client] = useState(createQueryClient);
  return (
    // The outer boundary is for the look itself: then the sentence stands there unstyled.
    <ErrorBoundary where="window">
      <QueryClientProvider client={client}>
        <Look>
          <ErrorBoundary where="window">
            <LiveRegion>
              <SessionGate>
                <Frame />
              </SessionGate>
            </LiveRegion>
          </ErrorBoundary>
        </Look>
      </QueryClientProvider>
    </ErrorBoundary>
  );
};
