import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowClockwise16Regular, CheckmarkCircle20Filled, ChevronDown16Regular, ChevronUp16Regular } from '@fluentui/react-icons';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { AuthenticationMethod } from '../../../contract/methods.ts';
import { methodKey } from '../../../contract/method-key.ts';
import type { PlanRun, Proof } from '../../../contract/plans.ts';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { KindIcon } from '../../ui/KindIcon.tsx';
import { Note } from '../../ui/Note.tsx';
import { SafeText } from '../../ui/SafeText.tsx';
import { localTime, localTimeOfDay } from '../../ui/time.ts';
import { changeLooks } from './change-looks.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    padding: '6px 8px 6px 14px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  head: { display: 'flex', columnGap: '10px', alignItems: 'center', flexWrap: 'wrap', minHeight: '32px' },
  counts: { flexGrow: 1, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  body: { display: 'grid', gap: '10px', padding: '8px 6px 8px 0' },
  good: { color: tokens.colorStatusSuccessForeground1, flexShrink: 0 },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  when: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  columns: { display: 'grid', gridTemplateColumns: 'repeat(3, minmax(0, 1fr))', gap: '16px' },
  name: {
    margin: '0 0 4px',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', gap: '4px' },
  item: { display: 'grid', gridTemplateColumns: '20px minmax(0, 1fr)', columnGap: '8px', alignItems: 'start' },
  detail: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  none: { color: tokens.colorNeutralForeground3 },
  struck: { textDecorationLine: 'line-through', color: tokens.colorNeutralForeground2 },
  icon: { color: tokens.colorNeutralForeground2 },
  say: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

interface ColumnProps {
  readonly name: string;
  readonly methods: readonly AuthenticationMethod[];
  readonly struck?: boolean;
}

const Column = ({ name, methods, struck = false }: ColumnProps): ReactNode => {
  const styles = useStyles();
  return (
    <div>
      <h5 className={styles.name}>{`${name} (${methods.length})`}</h5>
      {methods.length === 0 ? (
        <span className={styles.none}>nothing</span>
      ) : (
        <ul className={styles.list}>
          {methods.map((method) => (
            <li key={methodKey(method)} className={styles.item}>
              <KindIcon kind={method.kind} className={styles.icon} />
              <div style={{ minWidth: 0 }}>
                <SafeText className={struck ? styles.struck : undefined}>{method.label}</SafeText>
                {method.detail === null ? null : (
                  <SafeText fit="wrap" className={styles.detail}>
                    {method.detail}
                  </SafeText>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};

/** What the columns do not show: each step that is not about a list, and each that could not be read. */
const saidOf = (run: PlanRun, proof: Proof): readonly string[] => {
  const lists = new Set(
    run.plan.steps.flatMap(({ id, action }) =>
      changeLooks[action].takesMethodAway === true || changeLooks[action].choice === 'pass' ? [id] : [],
    ),
  );
  const { sessionsRevokedSinceUtc: sinceUtc } = proof;
  return [
    ...proof.promises.flatMap(({ stepId, verdict, says }) => (verdict !== 'seen' || !lists.has(stepId) ? [says] : [])),
    ...(sinceUtc === null
      ? []
      : [
          `Whoever signed in before ${localTime(sinceUtc)} has to sign in again. Apps that are open may go on until their token ends, usually within an hour.`,
        ]),
    ...(proof.complete
      ? []
      : ['The directory copies a change to all its servers within minutes. Read again settles what is not yet seen.']),
  ];
};

interface Props {
  readonly run: PlanRun;
  readonly busy: boolean;
  readonly onReadAgain: () => void;
  /** Folded to one line while nothing in it wants attention. */
  readonly foldable?: boolean;
  /** Stands below the columns. */
  readonly children?: ReactNode;
}

/** What the directory shows after the plan ran: gone, kept, new. */
export const ProofCard = ({ run, busy, onReadAgain, foldable = false, children }: Props): ReactNode => {
  const styles = useStyles();
  const bodyId = useId();
  const [wish, setWish] = useState<boolean | null>(null);
  const { proof, proofFault } = run;
  if (proof === null) {
    return proofFault === null ? null : (
      <FaultNote title="The account could not be read again" fault={proofFault} onRetry={onReadAgain} retrying={busy} />
    );
  }
  // A reading without any method is one by an agent who may not see them.
  const showsMethods = proof.gone.length + proof.kept.length + proof.added.length > 0;
  const wantsAttention = !proof.complete || proof.stillListed.length > 0 || proofFault !== null;
  const open = !foldable || (wish ?? wantsAttention);
  return (
    <div className={styles.root}>
      <div className={styles.head}>
        {proof.complete ? <CheckmarkCircle20Filled aria-hidden className={styles.good} /> : null}
        <h4 className={styles.title}>{proof.complete ? 'Proof: the directory agrees' : 'Proof: the directory is not there yet'}</h4>
        <span className={styles.counts}>
          {open || !showsMethods ? null : `${proof.gone.length} gone · ${proof.kept.length} kept · ${proof.added.length} new`}
        </span>
        <span className={styles.when}>read at {localTimeOfDay(proof.readAtUtc)}</span>
        {proof.complete ? null : (
          <Button size="small" icon={<ArrowClockwise16Regular />} disabledFocusable={busy} onClick={onReadAgain}>
            {busy ? 'Reading…' : 'Read again'}
          </Button>
        )}
        {foldable ? (
          <Button
            size="small"
            appearance="subtle"
            icon={open ? <ChevronUp16Regular /> : <ChevronDown16Regular />}
            iconPosition="after"
            aria-expanded={open}
            aria-controls={bodyId}
            onClick={() => setWish(!open)}
          >
            What changed
          </Button>
        ) : null}
      </div>
      <div id={bodyId} hidden={!open}>
        {open ? (
          <div className={styles.body}>
            {proof.stillListed.length === 0 ? null : (
              <Note intent="caution" role="status" title="Deleted, but still listed">
                {proof.stillListed.map(({ label }) => label.slice(0, 80)).join(', ')}. They can still be used to sign in. The directory
                copies a change to all its servers within minutes. Read again in two or three; if it is still listed after fifteen, tell
                whoever runs your directory.
              </Note>
            )}
            {showsMethods ? (
              <div className={styles.columns}>
                <Column name="Gone" methods={proof.gone} struck />
                <Column name="Kept" methods={proof.kept} />
                <Column name="New" methods={proof.added} />
              </div>
            ) : null}
            <ul className={styles.list} aria-label="What was read">
              {saidOf(run, proof).map((line) => (
                <li key={line} className={styles.say}>
                  {line}
                </li>
              ))}
            </ul>
            {children}
            {proofFault === null ? null : (
              <FaultNote
                title={proof.methodsRead ? 'The last reading failed; this is the one before' : 'Their methods could not be read again'}
                fault={proofFault}
                onRetry={onReadAgain}
                retrying={busy}
              />
            )}
          </div>
        ) : null}
      </div>
    </div>
  );
};
