import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ProfileProblem } from '../../../contract/settings.ts';
import { Note } from '../../ui/Note.tsx';
import { SafeText } from '../../ui/SafeText.tsx';

const useStyles = makeStyles({
  table: { marginTop: '8px', borderCollapse: 'collapse', width: '100%', textAlign: 'left' },
  cell: { padding: '4px 12px 4px 0', verticalAlign: 'top', borderTop: `1px solid ${tokens.colorNeutralStroke2}`, overflowWrap: 'anywhere' },
  line: {
    padding: '4px 12px 4px 0',
    verticalAlign: 'top',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    textAlign: 'right',
    fontVariantNumeric: 'tabular-nums',
  },
  field: { fontFamily: tokens.fontFamilyMonospace },
});

interface Props {
  readonly path: string;
  readonly problems: readonly ProfileProblem[];
}

/** Why a file was not taken, for whoever mends it. */
export const ImportProblems = ({ path, problems }: Props): ReactNode => {
  const styles = useStyles();
  return (
    <Note intent="danger" role="alert" title="The file was not taken: correct it and import it again">
      <SafeText fit="wrap">{path}</SafeText>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.line}>
              Line
            </th>
            <th scope="col" className={styles.cell}>
              Field
            </th>
            <th scope="col" className={styles.cell}>
              What is expected
            </th>
          </tr>
        </thead>
        <tbody>
          {problems.map(({ field, line, message }) => (
            <tr key={`${line ?? ''} ${field} ${message}`}>
              <td className={styles.line}>{line ?? ''}</td>
              <td className={styles.cell}>{field === '' ? 'The file' : <span className={styles.field}>{field}</span>}</td>
              <td className={styles.cell}>{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Note>
  );
};
