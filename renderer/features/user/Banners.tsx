import { Button, makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { planActs } from '../../../contract/acts.ts';
import { allowedActs, refusalsOf } from '../../../contract/permitted.ts';
import type { ActingPermission } from '../../../contract/permission.ts';
import type { Person } from '../../../contract/person.ts';
import { nameWarningSentence } from '../../ui/name-warning.ts';
import { Note } from '../../ui/Note.tsx';
import { localTimeOfDay } from '../../ui/time.ts';
import { ActsNote } from './ActsNote.tsx';
import { FailedChecks } from './FailedChecks.tsx';

const useStyles = makeStyles({ root: { display: 'grid', gap: '8px', ':empty': { display: 'none' } } });

interface Props {
  readonly person: Person;
  readonly onReadAgain: () => void;
  readonly reading: boolean;
}

/** The role that makes a ticket possible; null where none does. */
const permittedBecause = ({ acts }: ActingPermission): string | null =>
  planActs.flatMap((act) => (acts[act].allowed ? [acts[act].because] : []))[0] ?? null;

/** What must be known before anything else: a caller failed a check, you may not act, stricter checks, old data, a name that deceives. */
export const Banners = ({ person, onReadAgain, reading }: Props): ReactNode => {
  const styles = useStyles();
  const { permission, user } = person;
  const [refusal] = refusalsOf(permission, planActs);
  const because = permittedBecause(permission);
  const nameWarning = nameWarningSentence(user.nameWarnings);
  return (
    <div className={styles.root}>
      <FailedChecks checks={person.failedChecks} />
      {refusal !== undefined && allowedActs(permission).length === 0 ? (
        <Note intent="danger" title="You cannot act on this person" role="alert">
          {refusal.because} {refusal.askInstead}
        </Note>
      ) : (
        <ActsNote permission={permission} />
      )}
      {permission.privilegedTarget && because !== null ? (
        <Note intent="privileged" title="Privileged person: stricter caller check">
          {because}
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
