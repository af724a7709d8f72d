import { Button, makeStyles } from '@fluentui/react-components';
import { QuestionCircle20Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useAnswersStore, useAreAnswersOpen } from '../features/answers/use-answers.ts';
import { onMac } from '../ui/Keys.tsx';

const useStyles = makeStyles({
  root: { flexShrink: 0, minWidth: 0, paddingInline: '8px' },
  // A small window, or a large zoom: the sign alone.
  word: { '@media (max-width: 1200px)': { display: 'none' } },
});

/** Opens the answers for callers, and closes them. */
export const AnswersButton = (): ReactNode => {
  const styles = useStyles();
  const answers = useAnswersStore();
  const open = useAreAnswersOpen();
  return (
    <Button
      id="answers-button"
      appearance="subtle"
      className={styles.root}
      icon={<QuestionCircle20Regular />}
      aria-label="Answers"
      aria-expanded={open}
      aria-keyshortcuts={onMac() ? 'Meta+J' : 'F1'}
      title={`Answers for callers (${onMac() ? '⌘J' : 'F1'})`}
      onClick={() => (open ? answers.hide() : answers.show(''))}
    >
      <span className={styles.word}>Answers</span>
    </Button>
  );
};
