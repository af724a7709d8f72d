import { Button, Field, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { EvidenceObservation } from '../../../contract/evidence.ts';
import type { Person } from '../../../contract/person.ts';
import type { CheckDraft } from '../../../contract/tickets.ts';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { Note } from '../../ui/Note.tsx';
import { SafeText } from '../../ui/SafeText.tsx';
import { reachedByNames } from './evidence-words.ts';
import type { ReachedBy } from './evidence-words.ts';

const useStyles = makeStyles({
  form: { display: 'grid', gap: '10px' },
  who: { display: 'grid', gap: '2px' },
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  numbers: { fontFamily: tokens.fontFamilyMonospace },
  say: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  button: { justifySelf: 'start' },
});

const ways = Object.keys(reachedByNames) as ReachedBy[];

interface Props {
  readonly manager: Person['manager'];
  readonly personName: string;
  readonly busy: boolean;
  /** What is filled in so far. */
  readonly draft: CheckDraft;
  readonly onDraft: (more: Partial<CheckDraft>) => void;
  readonly onRecord: (observation: EvidenceObservation) => void;
}

/** The manager's word, reached by the agent: being put on the line by the caller does not count. */
export const ManagersWordForm = ({ manager, personName, busy, draft, onDraft, onRecord }: Props): ReactNode => {
  const styles = useStyles();
  const reachedBy = draft.reachedBy ?? 'numberOnRecord';
  if (!manager.ok) return <FaultNote title="The manager could not be read" fault={manager.fault} />;
  if (manager.value === null) {
    return (
      <Note intent="info" title="No manager on record">
        Call back a number on record, or check photo ID.
      </Note>
    );
  }
  const { id, displayName, jobTitle, phones } = manager.value;
  const noPhone = phones.length === 0;
  const way = noPhone && reachedBy === 'numberOnRecord' ? 'inPerson' : reachedBy;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onRecord({ kind: 'managersWord', managerId: id, reachedBy: way });
      }}
    >
      <div className={styles.who}>
        <SafeText className={styles.name}>{displayName}</SafeText>
        {jobTitle === null ? null : <SafeText className={styles.quiet}>{jobTitle}</SafeText>}
        <span className={styles.quiet}>
          {noPhone ? 'No number on record' : 'On record: '}
          <SafeText className={styles.numbers}>{phones.join(' · ')}</SafeText>
        </span>
      </div>
      <Field label="How did you reach them?">
        <RadioGroup value={way} onChange={(_, { value }) => onDraft({ reachedBy: ways.find((known) => known === value) ?? 'inPerson' })}>
          {ways.map((known) => (
            <Radio key={known} value={known} label={reachedByNames[known]} disabled={known === 'numberOnRecord' && noPhone} />
          ))}
        </RadioGroup>
      </Field>
      <p className={styles.say}>
        Ask whether <bdi>{personName.slice(0, 80)}</bdi> is really calling and needs this today. A manager whom the caller puts on the line
        does not count.
      </p>
      <Button type="submit" appearance="primary" className={styles.button} disabledFocusable={busy}>
        I reached the manager, and they confirmed
      </Button>
    </form>
  );
};
