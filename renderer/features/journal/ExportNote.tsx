import { Button, makeStyles, ProgressBar } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Job } from '../../../contract/jobs.ts';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { Note } from '../../ui/Note.tsx';
import { SafeText } from '../../ui/SafeText.tsx';
import { progressInWords, recordsInWords } from './export-words.ts';

const useStyles = makeStyles({
  bar: { marginTop: '6px' },
});

interface Props {
  readonly job: Job;
  readonly onCancel: () => void;
  readonly onDismiss: () => void;
}

/** How an export stands: its progress and how to stop it, where the file is, or why there is none. */
export const ExportNote = ({ job, onCancel, onDismiss }: Props): ReactNode => {
  const styles = useStyles();
  const { state, fault, progress, about } = job;
  const dismiss = (
    <Button size="small" appearance="subtle" onClick={onDismiss}>
      Dismiss
    </Button>
  );
  if (fault !== null) return <FaultNote role="alert" title="Nothing was exported" fault={fault} action={dismiss} />;
  switch (state) {
    case 'running':
      // Not a live region: it changes some times a second. The bar says where it stands to whoever asks it.
      return (
        <Note
          intent="info"
          actions={
            <Button size="small" onClick={onCancel}>
              Cancel export
            </Button>
          }
        >
          Exporting to <SafeText>{about.path}</SafeText>: {progressInWords(progress)}
          <ProgressBar
            className={styles.bar}
            aria-label="Export"
            aria-valuetext={progressInWords(progress)}
            {...(progress.total === null ? {} : { value: progress.done, max: Math.max(1, progress.total) })}
          />
        </Note>
      );
    case 'done':
      return (
        <Note intent="success" actions={dismiss}>
          {recordsInWords(progress.done)} written to {about.path}. The export itself is in the journal too.
        </Note>
      );
    case 'cancelled':
      return (
        <Note intent="info" actions={dismiss}>
          The export was cancelled. No file was written.
        </Note>
      );
    case 'failed':
      return null;
  }
};
