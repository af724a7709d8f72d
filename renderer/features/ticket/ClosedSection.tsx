import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { ArrowRight20Regular, Checkmark20Regular, Copy20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Fault } from '../../../contract/result.ts';
import { desk } from '../../bridge/desk.ts';
import { faultOf } from '../../bridge/fault.ts';
import { FaultNote } from '../../ui/FaultNote.tsx';

const useStyles = makeStyles({
  root: { display: 'grid', gap: '12px' },
  text: { '& textarea': { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 } },
  actions: { display: 'flex', gap: '8px' },
});

type Props = { readonly planId: string; readonly summary: string; readonly onNext: () => void };

/** The ticket is closed: what to paste into the ticketing system, and on to the next caller. */
export const ClosedSection = ({ planId, summary, onNext }: Props): ReactNode => {
  const styles = useStyles();
  const [copied, setCopied] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const copy = () => {
    setFault(null);
    desk.tickets.copySummary({ planId }).then(
      () => setCopied(true),
      (error: unknown) => setFault(faultOf(error)),
    );
  };
  return (
    <div className={styles.root}>
      <Field label="Summary for the ticketing system" hint="It holds no code and no number.">
        <Textarea readOnly value={summary} rows={Math.min(16, summary.split('\n').length + 1)} resize="vertical" className={styles.text} />
      </Field>
      {fault === null ? null : <FaultNote role="alert" title="The summary was not copied" fault={fault} />}
      <div className={styles.actions}>
        <Button
          appearance={copied ? 'secondary' : 'primary'}
          icon={copied ? <Checkmark20Regular /> : <Copy20Regular />}
          onClick={copy}
        >
          <span role="status">{copied ? 'Copied' : 'Copy the summary'}</span>
        </Button>
        <Button appearance={copied ? 'primary' : 'secondary'} icon={<ArrowRight20Regular />} iconPosition="after" onClick={onNext}>
          Next caller
        </Button>
      </div>
    </div>
  );
};
