import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { actNames, acts } from '../../../contract/acts.ts';
import type { ActingPermission } from '../../../contract/permission.ts';
import { Note } from '../../ui/Note.tsx';
import { askInWords, mayInWords, mayNotInWords } from './act-words.ts';

const useStyles = makeStyles({
  line: { display: 'block' },
  fold: { marginTop: '4px', color: tokens.colorNeutralForeground2 },
  summary: { cursor: 'pointer', width: 'fit-content' },
  list: { margin: '4px 0 0', display: 'grid', gap: '4px' },
  act: { fontWeight: tokens.fontWeightSemibold, '::first-letter': { textTransform: 'uppercase' } },
  why: { margin: 0 },
});

/** What this agent may do to this person and what not, where it is neither everything nor nothing. */
export const ActsNote = ({ permission }: { readonly permission: ActingPermission }): ReactNode => {
  const styles = useStyles();
  const not = mayNotInWords(permission);
  if (not === null) return null;
  return (
    <Note intent="info">
      <span className={styles.line}>{mayInWords(permission)}</span>
      <span className={styles.line}>
        {not} {askInWords(permission)}
      </span>
      <details className={styles.fold}>
        <summary className={styles.summary}>Why</summary>
        <dl className={styles.list}>
          {acts.map((act) => {
            const decision = permission.acts[act];
            return (
              <div key={act}>
                <dt className={styles.act}>{actNames[act]}</dt>
                <dd className={styles.why}>
                  {decision.allowed ? `Yes. ${decision.because}` : `No. ${decision.because} ${decision.askInstead}`}
                </dd>
              </div>
            );
          })}
        </dl>
      </details>
    </Note>
  );
};
