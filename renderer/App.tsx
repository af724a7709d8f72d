import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import { createQueryClient } from './bridge/query-client.ts';
import { DeskWindow } from './shell/DeskWindow.tsx';
import { documentKind } from './shell/document-kind.ts';
import { ErrorBoundary } from './shell/ErrorBoundary.tsx';

/** A page is either the desk or the door for its whole life, so the desk does not carry the door's code. */
const DoorWindow = lazy(() => import('./features/door/DoorWindow.tsx').then(({ DoorWindow: component }) => ({ default: component })));

/** The window: the desk, or the door before it. A fault at any level leaves a sentence, never a blank. */
export const App = (): ReactNode => {
  const [client] = useState(createQueryClient);
  const [kind] = useState(() => documentKind(location.hash));
  return (
    // For the look itself: then the sentence stands there unstyled.
    <ErrorBoundary where="window">
      <QueryClientProvider client={client}>
        {kind === 'door' ? (
          <Suspense fallback={null}>
            <DoorWindow />
          </Suspense>
        ) : (
          <DeskWindow workplace={kind} />
        )}
      </QueryClientProvider>
    </ErrorBoundary>
  );
};
