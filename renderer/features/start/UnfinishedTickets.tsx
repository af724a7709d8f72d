import { Button, makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { ArrowRight16Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { PlanRun } from '../../../contract/plans.ts';
import { faultOf } from '../../bridge/fault.ts';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { SafeText } from '../../ui/SafeText.tsx';
import { Section } from '../../ui/Section.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { runWords } from './run-words.ts';
import { useUnfinished } from './use-unfinished.ts';

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    '> li + li': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  row: {
    display: 'grid',
    gridTemplateColumns: '104px minmax(0, 1fr) auto auto',
    columnGap: '14px',
    alignItems: 'center',
    padding: 'var(--lk-line-padding, 8px) 10px var(--lk-line-padding, 8px) 14px',
  },
  ticket: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
  name: { fontWeight: tokens.fontWeightSemibold },
  small: { fontSize: tokens.fontSizeBase200, lineHeight: '16px', color: tokens.colorNeutralForeground2 },
  state: { display: 'grid', justifyItems: 'end', gap: '2px' },
  none: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

const Row = ({ run, onTakeUp }: { readonly run: PlanRun; readonly onTakeUp: (run: PlanRun) => void }): ReactNode => {
  const styles = useStyles();
  const state = runWords(run);
  const { plan } = run;
  return (
    <li className={styles.row}>
      <span className={styles.ticket}>{plan.ticket}</span>
      <div>
        <SafeText className={styles.name}>{plan.userDisplayName}</SafeText>
        <SafeText className={styles.small}>{plan.userPrincipalName}</SafeText>
      </div>
      <div className={styles.state}>
        <StatusBadge tone={state.tone}>{state.words}</StatusBadge>
        <span className={styles.small}>
          started <RelativeTime utc={run.startedAtUtc} />
        </span>
      </div>
      <Button
        icon={<ArrowRight16Regular />}
        iconPosition="after"
        aria-label={`Take up ${plan.ticket} for ${plan.userDisplayName.slice(0, 80)} again`}
        onClick={() => onTakeUp(run)}
      >
        Take up
      </Button>
    </li>
  );
};

/** Tickets that were begun and neither finished nor closed, from this and earlier runs of the console. */
export const UnfinishedTickets = ({ onTakeUp }: { readonly onTakeUp: (run: PlanRun) => void }): ReactNode => {
  const styles = useStyles();
  const runs = useUnfinished();
  return (
    <Section title="Unfinished tickets">
      {runs.error === null ? null : (
        <FaultNote fault={faultOf(runs.error)} onRetry={() => void runs.refetch()} retrying={runs.isFetching} />
      )}
      {runs.isPending ? (
        <Skeleton aria-label="Reading unfinished tickets">
          <SkeletonItem size={48} />
        </Skeleton>
      ) : null}
      {runs.data?.length === 0 ? <p className={styles.none}>None. Every ticket begun at this desk was closed.</p> : null}
      {runs.data !== undefined && runs.data.length > 0 ? (
        <ul className={styles.list}>
          {runs.data.map((run) => (
            <Row key={run.plan.id} run={run} onTakeUp={onTakeUp} />
          ))}
        </ul>
      ) : null}
    </Section>
  );
};
