import { Badge, Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Checkmark16Regular, ChevronDown16Regular, ChevronRight16Regular, Copy16Regular } from '@fluentui/react-icons';
import { useEffect, useId, useState } from 'react';
import type { ReactNode } from 'react';
import { useCopy } from '../user/use-copy.ts';
import type { Answer } from './answer.ts';
import type { Help } from './answer-help.ts';

const useStyles = makeStyles({
  root: { borderRadius: tokens.borderRadiusMedium },
  open: { backgroundColor: tokens.colorNeutralBackground3 },
  heading: { margin: 0, fontSize: 'inherit', fontWeight: 'inherit' },
  question: {
    width: '100%',
    minWidth: 0,
    justifyContent: 'flex-start',
    textAlign: 'left',
    alignItems: 'flex-start',
    padding: '6px 8px',
    fontWeight: tokens.fontWeightRegular,
  },
  asked: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere', unicodeBidi: 'isolate' },
  askedOpen: { fontWeight: tokens.fontWeightSemibold },
  badge: { flexShrink: 0, marginLeft: '8px' },
  body: { padding: '0 10px 10px 30px', display: 'grid', gap: '8px' },
  said: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    overflowWrap: 'anywhere',
    unicodeBidi: 'isolate',
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

interface Props {
  readonly answer: Answer;
  readonly expanded: boolean;
  readonly onToggle: () => void;
  /** What the window can do about it now; null for nothing. */
  readonly help: Help | null;
}

/** How long the button says that it copied. */
const saidForMs = 2_000;

/** One question, and what to say when it is open. */
export const AnswerItem = ({ answer, expanded, onToggle, help }: Props): ReactNode => {
  const styles = useStyles();
  const id = useId();
  const copy = useCopy();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = window.setTimeout(() => setCopied(false), saidForMs);
    return () => window.clearTimeout(timer);
  }, [copied]);
  return (
    <li className={mergeClasses(styles.root, expanded && styles.open)}>
      <h4 className={styles.heading}>
        <Button
          appearance="subtle"
          size="medium"
          className={styles.question}
          icon={expanded ? <ChevronDown16Regular /> : <ChevronRight16Regular />}
          aria-expanded={expanded}
          aria-controls={expanded ? id : undefined}
          data-question=""
          onClick={onToggle}
        >
          <span className={mergeClasses(styles.asked, expanded && styles.askedOpen)}>{answer.question}</span>
          {answer.isDesks ? (
            <Badge appearance="outline" size="medium" color="informative" className={styles.badge}>
              Your desk’s
            </Badge>
          ) : null}
        </Button>
      </h4>
      {expanded ? (
        <div id={id} className={styles.body}>
          <p className={styles.said}>{answer.answer}</p>
          <div className={styles.buttons}>
            <Button
              size="small"
              icon={copied ? <Checkmark16Regular /> : <Copy16Regular />}
              aria-label={copied ? 'Answer copied' : 'Copy the answer'}
              onClick={() => {
                copy(answer.answer).then(
                  () => setCopied(true),
                  () => setCopied(false),
                );
              }}
            >
              {copied ? 'Copied' : 'Copy'}
            </Button>
            {help === null ? null : (
              <Button size="small" onClick={help.act}>
                {help.name}
              </Button>
            )}
          </div>
        </div>
      ) : null}
    </li>
  );
};
