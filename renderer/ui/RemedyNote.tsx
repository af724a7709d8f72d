import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Fault } from '../../contract/result.ts';
import { FaultDetails } from './FaultDetails.tsx';
import { useAnnounce } from './LiveRegion.tsx';
import { Note } from './Note.tsx';
import { remedyKey } from './sign-in-remedy.ts';
import type { Remedy, SignInRemedy } from './sign-in-remedy.ts';

const useStyles = makeStyles({
  line: { margin: '4px 0 0' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'center', marginTop: '8px' },
  // Disabled buttons are drawn too pale to read.
  waiting: { color: tokens.colorNeutralForeground2, ':hover': { color: tokens.colorNeutralForeground2 } },
  done: { ':focus': { outlineStyle: 'none' } },
  failed: { fontWeight: tokens.fontWeightSemibold },
});

const finish = 'Finish in your browser, then come back here.';

interface Props {
  readonly fault: Fault;
  readonly title: string | undefined;
  readonly remedy: Remedy;
  readonly signIn: SignInRemedy;
  readonly onRead: (() => void) | undefined;
  readonly role: 'alert' | 'status' | 'note';
}

/**
 * A fault that a page of Microsoft's puts right. Afterwards what was to be read is read; a write is the agent's to
 * repeat, because nobody but they can say that it is still wanted.
 */
export const RemedyNote = ({ fault, title, remedy, signIn, onRead, role }: Props): ReactNode => {
  const styles = useStyles();
  const announce = useAnnounce();
  const key = remedyKey(remedy);
  const [before] = useState(() => signIn.successes(key));
  const done = signIn.successes(key) > before;
  const busy = signIn.openKey === key;
  const failure = signIn.faultOf(key);
  const asking = remedy.kind === 'allow';
  const doneWords = `${asking ? 'Agreed.' : 'Signed in.'} ${onRead === undefined ? 'Now repeat the step.' : 'Reading again…'}`;

  const box = useRef<HTMLDivElement>(null);
  const wasRead = useRef(false);
  const settle = useEffectEvent(() => {
    announce(doneWords);
    // The button that had the focus is gone.
    if (document.activeElement === document.body) box.current?.focus();
    if (onRead === undefined || wasRead.current) return;
    wasRead.current = true;
    onRead();
  });
  useEffect(() => {
    if (done) settle();
  }, [done]);
  useEffect(() => {
    if (busy) announce(finish);
  }, [announce, busy]);

  if (done) {
    return (
      <div ref={box} tabIndex={-1} className={styles.done}>
        <Note intent="success" role="status">
          {doneWords}
        </Note>
      </div>
    );
  }
  return (
    <Note intent="caution" title={title} role={role}>
      {fault.message}
      {asking ? <p className={styles.line}>If you or your organisation say no, the rest goes on working.</p> : null}
      {failure === null ? null : (
        <p className={styles.line} role="alert">
          <span className={styles.failed}>Not done.</span> {failure.message}
        </p>
      )}
      <div className={styles.actions}>
        <Button
          size="small"
          appearance="primary"
          className={busy ? styles.waiting : ''}
          disabledFocusable={signIn.openKey !== null}
          icon={busy ? <Spinner size="extra-tiny" aria-hidden /> : null}
          onClick={() => signIn.start(remedy)}
        >
          {busy ? 'Waiting for your browser…' : asking ? 'Agree in the browser' : 'Sign in again'}
        </Button>
        {busy ? (
          <>
            <Button size="small" onClick={signIn.cancel}>
              Cancel
            </Button>
            <span>{finish}</span>
          </>
        ) : null}
      </div>
      <FaultDetails fault={failure ?? fault} />
    </Note>
  );
};
