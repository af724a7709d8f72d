import { Button, Spinner } from '@fluentui/react-components';
import { use, useEffect, useEffectEvent, useState } from 'react';
import type { ReactNode } from 'react';
import type { Fault } from '../../../contract/result.ts';
import { remedyFor, remedyKey, SignInRemedyContext } from '../../ui/sign-in-remedy.ts';

interface Props {
  /** Why the part is not there; null where it is. */
  readonly fault: Fault | null;
  /** "Show photos…" */
  readonly label: string;
  /** What Microsoft asks, as a whole sentence. */
  readonly title: string;
  /** Reads what the agent has just agreed to. */
  readonly onAgreed?: () => void;
}

/** A small way to agree to what a part waits for, where the call goes on without it and a note would be too much. */
export const SmallConsent = ({ fault, label, title, onAgreed }: Props): ReactNode => {
  const signIn = use(SignInRemedyContext);
  const remedy = fault === null ? null : remedyFor(fault);
  const key = remedy?.kind === 'allow' ? remedyKey(remedy) : null;
  const times = signIn === null || key === null ? 0 : signIn.successes(key);
  const [before] = useState(times);
  const agreed = useEffectEvent(() => onAgreed?.());
  useEffect(() => {
    if (times > before) agreed();
  }, [times, before]);
  if (signIn === null || remedy?.kind !== 'allow' || key === null) return null;
  const busy = signIn.openKey === key;
  return (
    <>
      <Button
        size="small"
        appearance="subtle"
        icon={busy ? <Spinner size="extra-tiny" aria-hidden /> : null}
        disabledFocusable={signIn.openKey !== null}
        title={signIn.faultOf(key)?.message ?? title}
        onClick={() => signIn.start(remedy)}
      >
        {busy ? 'Finish in your browser…' : label}
      </Button>
      {busy ? (
        <Button size="small" onClick={signIn.cancel}>
          Cancel
        </Button>
      ) : null}
    </>
  );
};
