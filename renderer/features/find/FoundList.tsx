import { makeStyles, mergeClasses, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { FaultNote } from '../../ui/FaultNote.tsx';
import type { FindState } from './find-store.ts';
import { FoundRow } from './FoundRow.tsx';

const useStyles = makeStyles({
  list: {
    padding: '6px',
    display: 'grid',
    gap: '2px',
    gridAutoRows: 'max-content',
    overflowY: 'auto',
    maxHeight: 'var(--lk-found-height)',
    boxSizing: 'border-box',
    '&[hidden]': { display: 'none' },
  },
  older: { opacity: 0.55 },
  message: { padding: '14px 16px', fontSize: tokens.fontSizeBase300 },
  hint: { margin: '4px 0 0', paddingLeft: '18px', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  waiting: { display: 'grid', gridTemplateColumns: '40px 1fr', columnGap: '12px', padding: '9px 12px', alignItems: 'center' },
  lines: { display: 'grid', gap: '6px' },
});

const Waiting = (): ReactNode => {
  const styles = useStyles();
  return (
    <Skeleton aria-label="Searching">
      {[0, 1, 2].map((row) => (
        <div key={row} className={styles.waiting}>
          <SkeletonItem shape="circle" size={40} />
          <div className={styles.lines}>
            <SkeletonItem size={16} style={{ width: `${44 + row * 8}%` }} />
            <SkeletonItem size={12} style={{ width: `${66 - row * 7}%` }} />
          </div>
        </div>
      ))}
    </Skeleton>
  );
};

const NoneFound = ({ query }: { readonly query: string }): ReactNode => {
  const styles = useStyles();
  return (
    <div className={styles.message}>
      <strong>
        Nobody found for “<bdi>{query.slice(0, 80)}</bdi>”
      </strong>
      <ul className={styles.hint}>
        <li>Check the spelling, or try the family name alone.</li>
        <li>Try the UPN, the mail address, the employee ID or the phone number on record.</li>
        <li>A new or restored account can take a few minutes to be found.</li>
      </ul>
    </div>
  );
};

interface Props {
  readonly state: FindState;
  readonly listId: string;
  readonly optionId: (userId: string) => string;
  readonly onOpen: (userId: string) => void;
  readonly onRetry: () => void;
}

/** What the popup shows for the state of the search. Rows of an older text stay, dimmed, until the answer comes. */
export const FoundList = ({ state, listId, optionId, onOpen, onRetry }: Props): ReactNode => {
  const styles = useStyles();
  const rows = state.rows.length > 0;
  return (
    <>
      <div
        id={listId}
        role="listbox"
        aria-label="People found"
        aria-busy={state.waiting}
        hidden={!rows}
        className={mergeClasses(styles.list, state.waiting && styles.older)}
      >
        {state.rows.map((user) => (
          <FoundRow
            key={user.id}
            user={user}
            query={state.shownFor ?? ''}
            domId={optionId(user.id)}
            active={user.id === state.activeId}
            onOpen={onOpen}
          />
        ))}
      </div>
      {!rows && state.waiting ? <Waiting /> : null}
      {!rows && !state.waiting && state.fault === null ? <NoneFound query={state.shownFor ?? ''} /> : null}
      {!state.waiting && state.fault !== null ? (
        <div className={styles.list}>
          <FaultNote title="The search did not work" fault={state.fault} onRetry={onRetry} />
        </div>
      ) : null}
    </>
  );
};
