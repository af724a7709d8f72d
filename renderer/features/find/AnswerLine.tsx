import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { QuestionCircle16Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { Keys, onMac } from '../../ui/Keys.tsx';
import type { Answer } from '../answers/answer.ts';

const useStyles = makeStyles({
  root: { padding: '4px 6px', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  button: { width: '100%', minWidth: 0, justifyContent: 'flex-start', textAlign: 'left', fontWeight: tokens.fontWeightRegular },
  question: { flexGrow: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', marginRight: '8px' },
});

/** For screen readers: the line is no row of the list, so its key is said. */
export const answerWords = ({ question }: Answer): string => `Answers: ${question} Press ${onMac() ? 'Command J' : 'F1'}.`;

/** Below the people found: the answer to what was typed, which F1 or a click opens. The arrow keys and Enter stay with the people. */
export const AnswerLine = ({ answer, onShow }: { readonly answer: Answer; readonly onShow: () => void }): ReactNode => {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <Button appearance="subtle" size="small" tabIndex={-1} className={styles.button} icon={<QuestionCircle16Regular />} onClick={onShow}>
        <span className={styles.question}>
          Answers: <bdi>{answer.question}</bdi>
        </span>
        <Keys keys={onMac() ? ['Ctrl', 'J'] : ['F1']} />
      </Button>
    </div>
  );
};
