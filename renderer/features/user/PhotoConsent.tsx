import { Button, Spinner } from '@fluentui/react-components';
import { use } from 'react';
import type { ReactNode } from 'react';
import { remedyFor, remedyKey, SignInRemedyContext } from '../../ui/sign-in-remedy.ts';
import { usePhotoFault } from './use-photo.ts';

/** Where photos wait for the agent to agree: a small way to do it. Initials do for the call, so it is no note. */
export const PhotoConsent = ({ userId }: { readonly userId: string }): ReactNode => {
  const signIn = use(SignInRemedyContext);
  const fault = usePhotoFault(userId);
  const remedy = fault === null ? null : remedyFor(fault);
  if (signIn === null || remedy?.kind !== 'allow') return null;
  const key = remedyKey(remedy);
  const busy = signIn.openKey === key;
  return (
    <>
      <Button
        size="small"
        appearance="subtle"
        icon={busy ? <Spinner size="extra-tiny" aria-hidden /> : null}
        disabledFocusable={signIn.openKey !== null}
        title={signIn.faultOf(key)?.message ?? 'Microsoft asks you once, in your browser, to allow Latchkey to show photos.'}
        onClick={() => signIn.start(remedy)}
      >
        {busy ? 'Finish in your browser…' : 'Show photos…'}
      </Button>
      {busy ? (
        <Button size="small" onClick={signIn.cancel}>
          Cancel
        </Button>
      ) : null}
    </>
  );
};
