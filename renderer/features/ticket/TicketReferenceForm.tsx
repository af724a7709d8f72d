import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { referenceFrom } from './ticket-reference.ts';

const useStyles = makeStyles({
  form: { display: 'flex', alignItems: 'flex-start', gap: '12px', flexWrap: 'wrap' },
  field: { width: '280px' },
  button: { marginTop: '26px' },
});

interface Props {
  readonly pattern: string;
  readonly example: string;
  readonly text: string;
  readonly onTyped: (text: string) => void;
  readonly onAccepted: (ticket: string) => void;
}

/** The ticket's reference. Green as soon as it fits; a wrong one is pointed out only after leaving the field or Enter. */
export const TicketReferenceForm = ({ pattern, example, text, onTyped, onAccepted }: Props): ReactNode => {
  const styles = useStyles();
  const [left, setLeft] = useState(false);
  const reference = referenceFrom(text, pattern);
  const wrong = left && reference === null;
  const empty = text.trim() === '';
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setLeft(true);
        if (reference !== null) onAccepted(reference);
      }}
    >
      <Field
        className={styles.field}
        label="Ticket reference"
        required
        validationState={wrong ? 'error' : reference !== null ? 'success' : 'none'}
        validationMessage={
          wrong
            ? empty
              ? `Type the ticket's reference, such as ${example}.`
              : `That is not one of this desk's references. They look like ${example}.`
            : reference !== null
              ? 'Fits this desk’s pattern.'
              : null
        }
        hint={wrong || reference !== null ? null : `For example ${example}`}
      >
        <Input
          data-first-control=""
          value={text}
          maxLength={64}
          autoComplete="off"
          spellCheck={false}
          onChange={(_, { value }) => onTyped(value)}
          onBlur={() => setLeft(!empty)}
          onFocus={() => setLeft(false)}
        />
      </Field>
      <Button type="submit" appearance="primary" className={styles.button}>
        Continue
      </Button>
    </form>
  );
};
