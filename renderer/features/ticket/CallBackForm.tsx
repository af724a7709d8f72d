import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Warning16Filled } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { EvidenceObservation } from '../../../contract/evidence.ts';
import type { CheckDraft } from '../../../contract/tickets.ts';
import { Note } from '../../ui/Note.tsx';
import { SafeText } from '../../ui/SafeText.tsx';
import { ChoiceCard } from './ChoiceCard.tsx';
import type { CallBackNumber } from './evidence-words.ts';

const useStyles = makeStyles({
  form: { display: 'grid', gap: '10px' },
  group: { border: 0, margin: 0, padding: 0, display: 'grid', gap: '8px', minWidth: 0 },
  number: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase400 },
  label: { color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightRegular, fontSize: tokens.fontSizeBase200 },
  doubt: { display: 'inline-flex', gap: '6px', alignItems: 'start' },
  doubtIcon: { color: tokens.colorStatusWarningForeground3, flexShrink: 0 },
  say: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  button: { justifySelf: 'start' },
});

interface Props {
  readonly numbers: readonly CallBackNumber[];
  readonly busy: boolean;
  /** What is filled in so far. */
  readonly draft: CheckDraft;
  readonly onDraft: (more: Partial<CheckDraft>) => void;
  readonly onRecord: (observation: EvidenceObservation) => void;
}

/** Call back to a number on record. The agent dials; the record holds which number by its ending alone. */
export const CallBackForm = ({ numbers, busy, draft, onDraft, onRecord }: Props): ReactNode => {
  const styles = useStyles();
  // None is chosen until the agent has called one: nothing that proves something is filled in for them.
  const chosen = numbers.findIndex(({ number: which, ending }) => which === draft.number?.number && ending === draft.number.ending);
  const number = numbers[chosen];
  if (numbers.length === 0) {
    return (
      <Note intent="info" title="No number on record that can be dialled">
        There is nothing to call back. Check photo ID, or ask the manager.
      </Note>
    );
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (number !== undefined) onRecord({ kind: 'callBack', number: number.number, numberEnding: number.ending, answered: true });
      }}
    >
      <p className={styles.say}>
        End the call. Dial one of these numbers yourself, choose it here, and ask whether they made this request. Never use a number the
        caller gives you.
      </p>
      <fieldset className={styles.group} aria-label="Number on record">
        {numbers.map(({ number: which, label, display, ending, doubt }, index) => (
          <ChoiceCard
            key={`${which}/${ending}/${display}`}
            type="radio"
            name="call-back-number"
            required
            checked={index === chosen}
            onChange={() => onDraft({ number: { number: which, ending } })}
            title={
              <>
                <SafeText className={styles.number}>{display}</SafeText>
                <span className={styles.label}>{label}</span>
              </>
            }
            hint={
              doubt === null ? null : (
                <span className={styles.doubt}>
                  <Warning16Filled aria-hidden className={styles.doubtIcon} />
                  {doubt}
                </span>
              )
            }
          />
        ))}
      </fieldset>
      <Button type="submit" appearance="primary" className={styles.button} disabledFocusable={busy}>
        I called, they answered and confirmed
      </Button>
    </form>
  );
};
