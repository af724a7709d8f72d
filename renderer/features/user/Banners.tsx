import { Button, makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Person } from '../../../contract/person.ts';
import { nameWarningSentence } from '../../ui/name-warning.ts';
import { Note } from '../../ui/Note.tsx';
import { localTimeOfDay } from '../../ui/time.ts';

const useStyles = makeStyles({ root: { display: 'grid', gap: '8px', ':empty': { display: 'none' } } });

interface Props {
  readonly person: Person;
  readonly onReadAgain: () => void;
  readonly reading: boolean;
}

/** What must be known before anything else: you may not act, stricter checks, old data, a name that deceives. */
export const Banners = ({ person, onReadAgain, reading }: Props): ReactNode => {
  const styles = useStyles();
  const { permission, user } = person;
  const nameWarning = nameWarningSentence(user.nameWarnings);
  return (
    <div className={styles.root}>
      {permission.allowed ? null : (
        <Note intent="danger" title="You cannot act on this person" role="alert">
          {permission.because} {permission.askInstead}
        </Note>
      )}
      {permission.allowed && permission.privilegedTarget ? (
        <Note intent="privileged" title="Privileged person: stricter caller check">
          {permission.because}
        </Note>
      ) : null}
      {person.stale ? (
        <Note
          intent="caution"
          title="This may be out of date"
          role="status"
          actions={
            <Button size="small" disabledFocusable={reading} onClick={onReadAgain}>
              {reading ? 'Reading…' : 'Read again'}
            </Button>
          }
        >
          Microsoft Graph cannot be reached. You see what was read at {localTimeOfDay(person.readAtUtc)}; nothing can be changed until it is
          back.
        </Note>
      ) : null}
      {nameWarning === null ? null : <Note intent="caution">{nameWarning}</Note>}
    </div>
  );
};
