import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ShieldDismiss20Regular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { EvidenceKind, FailedObservation } from '../../../contract/evidence.ts';
import { ChoiceCard } from './ChoiceCard.tsx';
import { failuresOf, outcomeNames } from './evidence-words.ts';
import { places } from './PhotoIdForm.tsx';

const useStyles = makeStyles({
  form: { display: 'grid', gap: '8px', marginTop: '12px', paddingTop: '12px', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  opener: { marginTop: '8px' },
  ways: { border: 0, margin: 0, padding: 0, display: 'grid', gap: '8px', minWidth: 0 },
  say: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', gap: '8px', flexWrap: 'wrap' },
});

interface Props {
  /** The check that is open: one kind, or several of which the agent has not said yet which it was. */
  readonly kinds: readonly EvidenceKind[];
  readonly busy: boolean;
  readonly onFailed: (observation: FailedObservation) => void;
}

/** The other end of a check. It is recorded by kind and outcome alone, and counts against whoever calls as this person. */
export const FailedCheckForm = ({ kinds, busy, onFailed }: Props): ReactNode => {
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const [place, setPlace] = useState<EvidenceKind | null>(null);
  const [outcome, setOutcome] = useState<FailedObservation['outcome'] | null>(null);
  const root = useRef<HTMLFormElement>(null);
  const opener = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (open) root.current?.querySelector('input')?.focus();
    else if (wasOpen.current) opener.current?.querySelector('button')?.focus();
    wasOpen.current = open;
  }, [open]);

  if (!open) {
    return (
      <div ref={opener} className={styles.opener}>
        <Button appearance="subtle" icon={<ShieldDismiss20Regular />} onClick={() => setOpen(true)}>
          They failed the check…
        </Button>
      </div>
    );
  }
  const [only] = kinds;
  const kind = kinds.length === 1 ? only : kinds.find((known) => known === place);
  const offered = failuresOf(kind ?? only ?? 'callBack');
  const chosen = kind === undefined ? undefined : failuresOf(kind).find((failure) => failure.outcome === outcome);
  return (
    <form
      ref={root}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== undefined) onFailed(chosen);
      }}
    >
      {kinds.length === 1 ? null : (
        <fieldset className={styles.ways} aria-label="Where was the check?">
          {places
            .filter((known) => kinds.includes(known.kind))
            .map((known) => (
              <ChoiceCard
                key={known.kind}
                type="radio"
                name="failed-check-place"
                required
                checked={place === known.kind}
                onChange={() => setPlace(known.kind)}
                title={known.label}
              />
            ))}
        </fieldset>
      )}
      <fieldset className={styles.ways} aria-label="How did the check fail?">
        {offered.map((failure) => (
          <ChoiceCard
            key={failure.outcome}
            type="radio"
            name="failed-check"
            required
            checked={failure.outcome === outcome}
            onChange={() => setOutcome(failure.outcome)}
            title={outcomeNames[failure.outcome]}
          />
        ))}
      </fieldset>
      <p className={styles.say}>
        For 24 hours every agent of this desk then sees it on this person, checks from before do not count, and a high check is needed.
      </p>
      <div className={styles.buttons}>
        <Button type="submit" disabledFocusable={busy}>
          Record the failed check
        </Button>
        <Button appearance="subtle" onClick={() => setOpen(false)}>
          Cancel
        </Button>
      </div>
    </form>
  );
};
