import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { use } from 'react';
import type { ReactNode } from 'react';
import type { Fault } from '../../contract/result.ts';
import { FaultDetails } from './FaultDetails.tsx';
import { Note } from './Note.tsx';
import { RemedyNote } from './RemedyNote.tsx';
import { remedyFor, SignInRemedyContext } from './sign-in-remedy.ts';
import { countdown } from './time.ts';
import { useNow } from './use-now.ts';

const useStyles = makeStyles({
  // Disabled buttons are drawn too pale to read a countdown from.
  waiting: { '&, &:hover': { color: tokens.colorNeutralForeground2 } },
});

const RetryButton = ({ fault, onRetry, retrying }: { fault: Fault; onRetry: () => void; retrying: boolean }): ReactNode => {
  const styles = useStyles();
  const now = useNow('second');
  const waitMs = fault.retryAtUtc === undefined ? 0 : Date.parse(fault.retryAtUtc) - now;
  const waiting = waitMs > 0;
  return (
    <Button size="small" className={waiting ? styles.waiting : ''} disabledFocusable={waiting || retrying} onClick={onRetry}>
      {retrying ? 'Trying…' : waiting ? `Try again in ${countdown(waitMs)}` : 'Try again'}
    </Button>
  );
};

export interface FaultNoteProps {
  readonly fault: Fault;
  /** What could not be shown, as a short title: "Sign-ins". */
  readonly title?: string;
  /** Reads again. Never a write: after a sign-in that the fault asked for it is called without another click. */
  readonly onRetry?: (() => void) | undefined;
  readonly retrying?: boolean;
  readonly role?: 'alert' | 'status' | 'note';
  /** The next step, where trying again is not the best one. */
  readonly action?: ReactNode;
}

/**
 * A fault in the agent's words, with another try where that can help, and Graph's words folded away. What only a page
 * of Microsoft's puts right gets the button that opens it.
 */
export const FaultNote = ({ fault, title, onRetry, retrying = false, role = 'status', action }: FaultNoteProps): ReactNode => {
  const signIn = use(SignInRemedyContext);
  const remedy = remedyFor(fault);
  if (signIn !== null && remedy !== null) {
    // Another fault of the same kind is a new question.
    return (
      <RemedyNote key={fault.correlationId} fault={fault} title={title} remedy={remedy} signIn={signIn} onRead={onRetry} role={role} />
    );
  }
  return (
    <Note
      intent={fault.retryable ? 'caution' : 'danger'}
      title={title}
      role={role}
      actions={action ?? (onRetry ? <RetryButton fault={fault} onRetry={onRetry} retrying={retrying} /> : null)}
    >
      {fault.message}
      <FaultDetails fault={fault} />
    </Note>
  );
};
