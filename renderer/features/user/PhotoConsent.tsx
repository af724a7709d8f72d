import type { ReactNode } from 'react';
import { SmallConsent } from './SmallConsent.tsx';
import { usePhotoFault } from './use-photo.ts';

/** Where photos wait for the agent to agree. Initials do for the call. */
export const PhotoConsent = ({ userId }: { readonly userId: string }): ReactNode => (
  <SmallConsent
    fault={usePhotoFault(userId)}
    label="Show photos…"
    title="Microsoft asks you once, in your browser, to allow Latchkey to show photos."
  />
);
