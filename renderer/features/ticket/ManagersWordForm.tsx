import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { EvidenceObservation } from '../../../contract/evidence.ts';
import type { Person } from '../../../contract/person.ts';
import type { CheckDraft } from '../../../contract/tickets.ts';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { Note } from '../../ui/Note.tsx';
import { SafeText } from '../../ui/SafeText.tsx';
import { ChoiceCard } from './ChoiceCard.tsx';
import { managersNumberNames, otherwiseReached } from './evidence-words.ts';

const useStyles = makeStyles({
  form: { display: 'grid', gap: '10px' },
  who: { display: 'grid', gap: '2px' },
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  ways: { border: 0, margin: 0, padding: 0, display: 'grid', gap: '8px', minWidth: 0 },
  number: { fontFamily: tokens.fontFamilyMonospace },
  label: { color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightRegular, fontSize: tokens.fontSizeBase200 },
  say: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  button: { justifySelf: 'start' },
});

interface Props {
  readonly manager: Person['manager'];
  readonly personName: string;
  readonly busy: boolean;
  /** What is filled in so far. */
  readonly draft: CheckDraft;
  readonly onDraft: (more: Partial<CheckDraft>) => void;
  readonly onRecord: (observation: EvidenceObservation) => void;
}

/** The manager's word, reached by the agent: being put on the line by the caller does not count. Nothing is filled in for the agent. */
export const ManagersWordForm = ({ manager, personName, busy, draft, onDraft, onRecord }: Props): ReactNode => {
  const styles = useStyles();
  if (!manager.ok) return <FaultNote title="The manager could not be read" fault={manager.fault} />;
  if (manager.value === null) {
    return (
      <Note intent="info" title="No manager on record">
        Call back a number on record, or check photo ID.
      </Note>
    );
  }
  const { id, displayName, jobTitle, phones } = manager.value;
  const { reachedBy } = draft;
  const called =
    phones.find(({ number, ending }) => number === draft.managersNumber?.number && ending === draft.managersNumber.ending) ?? null;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (reachedBy === 'numberOnRecord' && called !== null) {
          onRecord({ kind: 'managersWord', managerId: id, reachedBy, called: { number: called.number, ending: called.ending } });
        } else if (reachedBy !== null && reachedBy !== 'numberOnRecord') {
          onRecord({ kind: 'managersWord', managerId: id, reachedBy, called: null });
        }
      }}
    >
      <div className={styles.who}>
        <SafeText className={styles.name}>{displayName}</SafeText>
        {jobTitle === null ? null : <SafeText className={styles.quiet}>{jobTitle}</SafeText>}
        {phones.length === 0 ? <span className={styles.quiet}>No number on record</span> : null}
      </div>
      <fieldset className={styles.ways} aria-label="How did you reach them?">
        {phones.map((phone) => (
          <ChoiceCard
            key={`${phone.number}/${phone.ending}/${phone.display}`}
            type="radio"
            name="managers-word"
            required
            checked={reachedBy === 'numberOnRecord' && phone === called}
            onChange={() => onDraft({ reachedBy: 'numberOnRecord', managersNumber: { number: phone.number, ending: phone.ending } })}
            title={
              <>
                <span>I called</span>
                <SafeText className={styles.number}>{phone.display}</SafeText>
                <span className={styles.label}>{managersNumberNames[phone.number]}</span>
              </>
            }
          />
        ))}
        {otherwiseReached.map((other) => (
          <ChoiceCard
            key={other.reachedBy}
            type="radio"
            name="managers-word"
            required
            checked={reachedBy === other.reachedBy}
            onChange={() => onDraft({ reachedBy: other.reachedBy, managersNumber: null })}
            title={other.label}
          />
        ))}
      </fieldset>
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
