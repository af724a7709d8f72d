import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Person } from '../../../contract/person.ts';
import { Note } from '../../ui/Note.tsx';

const useStyles = makeStyles({
  summary: { cursor: 'pointer', width: 'fit-content' },
  list: { margin: '4px 0 0', paddingLeft: '18px', display: 'grid', gap: '4px' },
});

type Props = Pick<Person, 'rolesNotKnown' | 'permission'>;

/** What could not be looked at, and who can look. Open where it makes the check of the caller stricter. */
export const NotKnownNote = ({ rolesNotKnown, permission: { privilegedTarget } }: Props): ReactNode => {
  const styles = useStyles();
  if (rolesNotKnown.length === 0) return null;
  return (
    <Note intent={privilegedTarget ? 'caution' : 'info'}>
      <details open={privilegedTarget}>
        <summary className={styles.summary}>Not everything about this person’s roles is known</summary>
        <ul className={styles.list}>
          {rolesNotKnown.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
          {privilegedTarget ? <li>The check of the caller is the strict one, as for an administrator.</li> : null}
        </ul>
      </details>
    </Note>
  );
};
