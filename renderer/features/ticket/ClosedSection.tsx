import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { ArrowRight20Regular, Checkmark20Regular, Copy20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Fault } from '../../../contract/result.ts';
import { desk } from '../../bridge/desk.ts';
import { faultOf } from '../../bridge/fault.ts';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { useAnnounce } from '../../ui/LiveRegion.tsx';

const useStyles = makeStyles({
  root: { display: 'grid', gap: 'var(--lk-form-gap, 12px)' },
  // As tall as its text: Fluent's own limit would clip the last lines.
  text: {
    maxHeight: 'none',
    '& textarea': {
      fontFamily: tokens.fontFamilyMonospace,
      fontSize: tokens.fontSizeBase200,
      fieldSizing: 'content',
      minHeight: '120px',
      maxHeight: 'none',
    },
  },
  actions: { display: 'flex', gap: '8px' },
});

interface Props {
  readonly ticketId: string;
  readonly summary: string;
  readonly onNext: () => void;
}

/** The ticket is closed: what to paste into the ticketing system, and on to the next caller. */
export const ClosedSection = ({ ticketId, summary, onNext }: Props): ReactNode => {
  const styles = useStyles();
  const announce = useAnnounce();
  const [copied, setCopied] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const copy = () => {
    setFault(null);
    desk.tickets.copySummary({ ticketId }).then(
      () => {
        setCopied(true);
        announce('The summary is copied.');
      },
      (error: unknown) => setFault(faultOf(error)),
    );
  };
  return (
    <div className={styles.root}>
      <Field
        label="Summary for the ticketing system"
        hint="It holds no code. Of a phone number it gives at most the last digits, where that number was called back."
      >
        <Textarea readOnly value={summary} rows={10} resize="vertical" className={styles.text} />
      </Field>
      {fault === null ? null : <FaultNote role="alert" title="The summary was not copied" fault={fault} />}
      <div className={styles.actions}>
        <Button appearance={copied ? 'secondary' : 'primary'} icon={copied ? <Checkmark20Regular /> : <Copy20Regular />} onClick={copy}>
          {copied ? 'Copied' : 'Copy the summary'}
        </Button>
        <Button appearance={copied ? 'primary' : 'secondary'} icon={<ArrowRight20Regular />} iconPosition="after" onClick={onNext}>
          Next caller
        </Button>
      </div>
    </div>
  );
};
