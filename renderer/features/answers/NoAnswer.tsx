import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Help } from './answer-help.ts';

const useStyles = makeStyles({
  root: { padding: '6px 8px', display: 'grid', gap: '8px', justifyItems: 'start' },
  hint: { margin: 0, paddingLeft: '18px', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  what: { overflowWrap: 'anywhere' },
});

/** Nothing fits what was typed: what to try, and how the desk gets an answer of its own. */
export const NoAnswer = ({ query, help }: { readonly query: string; readonly help: Help | null }): ReactNode => {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <strong className={styles.what}>
        No answer for “<bdi>{query.slice(0, 80)}</bdi>”
      </strong>
      <ul className={styles.hint}>
        <li>Try one word that the caller used, such as “code”, “text” or “phone”.</li>
        <li>Empty the field to see every answer.</li>
        <li>Your desk can add its own under Settings, Answers for callers.</li>
      </ul>
      {help === null ? null : (
        <Button size="small" onClick={help.act}>
          {help.name}
        </Button>
      )}
    </div>
  );
};
