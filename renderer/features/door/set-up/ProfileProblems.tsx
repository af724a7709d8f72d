import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ProfileProblem } from '../../../../contract/settings.ts';
import { Note } from '../../../ui/Note.tsx';
import { SafeText } from '../../../ui/SafeText.tsx';

const useStyles = makeStyles({
  list: { margin: '8px 0 0', padding: 0, listStyleType: 'none', display: 'grid', gap: '6px' },
  where: { fontFamily: tokens.fontFamilyMonospace, fontWeight: tokens.fontWeightSemibold },
  line: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly path: string;
  readonly problems: readonly ProfileProblem[];
}

/** What is wrong with a desk profile, by field and line, for whoever mends the file. */
export const ProfileProblems = ({ path, problems }: Props): ReactNode => {
  const styles = useStyles();
  return (
    <Note
      intent="danger"
      role="alert"
      title={
        problems.length === 1
          ? 'One thing in this file must be put right first'
          : `${problems.length} things in this file must be put right first`
      }
    >
      <SafeText fit="wrap">{path}</SafeText>
      <ul className={styles.list}>
        {problems.map(({ field, line, message }) => (
          <li key={`${line ?? ''}/${field}/${message}`}>
            <span className={styles.where}>{field === '' ? 'The whole file' : field}</span>
            {line === null ? null : <span className={styles.line}> (line {line})</span>}: {message}
          </li>
        ))}
      </ul>
    </Note>
  );
};
