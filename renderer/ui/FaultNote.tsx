import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Fault } from '../../contract/result.ts';
import { Note } from './Note.tsx';
import { countdown } from './time.ts';
import { useNow } from './use-now.ts';

const useStyles = makeStyles({
  details: { marginTop: '6px', color: tokens.colorNeutralForeground2 },
  // Disabled buttons are drawn too pale to read a countdown from.
  waiting: { '&, &:hover': { color: tokens.colorNeutralForeground2 } },
  summary: { cursor: 'pointer', width: 'fit-content' },
  facts: {
    margin: '6px 0 0',
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    columnGap: '12px',
    rowGap: '2px',
  },
  value: { margin: 0, fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere', userSelect: 'text' },
});

const Details = ({ fault }: { readonly fault: Fault }): ReactNode => {
  const styles = useStyles();
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Code', fault.code],
    ["Graph's words", fault.detail],
    ['Graph request', fault.graphRequestId],
    ['Our reference', fault.correlationId === 'none' ? undefined : fault.correlationId],
  ];
  return (
    <details className={styles.details}>
      <summary className={styles.summary}>Details</summary>
      <dl className={styles.facts}>
        {facts.map(([name, value]) =>
          value === undefined || value === '' ? null : (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd className={styles.value}>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </details>
  );
};

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

type Props = {
  readonly fault: Fault;
  /** What could not be shown, as a short title: "Sign-ins". */
  readonly title?: string;
  readonly onRetry?: (() => void) | undefined;
  readonly retrying?: boolean;
  readonly role?: 'alert' | 'status' | 'note';
};

/** A fault in the agent's words, with another try where that can help, and Graph's words folded away. */
export const FaultNote = ({ fault, title, onRetry, retrying = false, role = 'status' }: Props): ReactNode => (
  <Note
    intent={fault.retryable ? 'caution' : 'danger'}
    title={title}
    role={role}
    actions={onRetry ? <RetryButton fault={fault} onRetry={onRetry} retrying={retrying} /> : null}
  >
    {fault.message}
    <Details fault={fault} />
  </Note>
);
