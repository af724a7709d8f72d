import { createContext, use, useCallback, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { VisuallyHidden } from './VisuallyHidden.tsx';

type Announce = (text: string, urgency?: 'polite' | 'assertive') => void;

const AnnounceContext = createContext<Announce>(() => undefined);

/** Says something to screen readers without showing it. */
export const useAnnounce = (): Announce => use(AnnounceContext);

/** Holds the two live regions of the window. The same words said twice are heard twice. */
export const LiveRegion = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const [said, setSaid] = useState({ polite: '', assertive: '' });
  const announce = useCallback<Announce>((text, urgency = 'polite') => {
    // A no-break space at the end makes a repeated text a changed one.
    setSaid((before) => ({ ...before, [urgency]: before[urgency] === text ? `${text}\u00A0` : text }));
  }, []);
  const value = useMemo(() => announce, [announce]);
  return (
    <AnnounceContext value={value}>
      {children}
      <VisuallyHidden role="status">{said.polite}</VisuallyHidden>
      <VisuallyHidden role="alert">{said.assertive}</VisuallyHidden>
    </AnnounceContext>
  );
};
