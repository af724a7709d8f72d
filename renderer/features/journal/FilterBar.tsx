import { Button, Field, Input, makeStyles, Select } from '@fluentui/react-components';
import { FilterDismiss20Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { actionInWords } from './journal-words.ts';
import { daysInWrongOrder, emptyDraft, isEmptyDraft } from './journal-filter.ts';
import type { FilterDraft } from './journal-filter.ts';

const useStyles = makeStyles({
  root: { display: 'flex', gap: '12px', alignItems: 'flex-start', flexWrap: 'wrap' },
  text: { width: '168px' },
  ticket: { width: '128px' },
  action: { width: '172px' },
  day: { width: '148px' },
  // Fluent's input has a width of its own that is wider than these fields.
  input: { width: '100%', minWidth: 0, '& input': { minWidth: 0, width: '100%' } },
  clear: { marginTop: '22px' },
});

const actions = Object.keys(actionInWords) as (keyof typeof actionInWords)[];

interface Props {
  readonly draft: FilterDraft;
  readonly onChange: (draft: FilterDraft) => void;
}

/** Who, which ticket, what and when. Takes effect while typing. */
export const FilterBar = ({ draft, onChange }: Props): ReactNode => {
  const styles = useStyles();
  const set = (change: Partial<FilterDraft>) => onChange({ ...draft, ...change });
  return (
    <form className={styles.root} role="search" aria-label="Journal filter" onSubmit={(event) => event.preventDefault()}>
      <Field label="Person" size="small" className={styles.text}>
        <Input
          size="small"
          className={styles.input}
          value={draft.person}
          maxLength={200}
          spellCheck={false}
          onChange={(_, { value }) => set({ person: value })}
        />
      </Field>
      <Field label="Agent" size="small" className={styles.text}>
        <Input
          size="small"
          className={styles.input}
          value={draft.agent}
          maxLength={200}
          spellCheck={false}
          onChange={(_, { value }) => set({ agent: value })}
        />
      </Field>
      <Field label="Ticket" size="small" className={styles.ticket}>
        <Input
          size="small"
          className={styles.input}
          value={draft.ticket}
          maxLength={64}
          spellCheck={false}
          onChange={(_, { value }) => set({ ticket: value })}
        />
      </Field>
      <Field label="Action" size="small" className={styles.action}>
        <Select
          size="small"
          value={draft.action}
          onChange={(_, { value }) => set({ action: actions.find((action) => action === value) ?? '' })}
        >
          <option value="">All actions</option>
          {actions.map((action) => (
            <option key={action} value={action}>
              {actionInWords[action]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="From" size="small" className={styles.day}>
        <Input
          size="small"
          className={styles.input}
          type="date"
          value={draft.fromDay}
          onChange={(_, { value }) => set({ fromDay: value })}
        />
      </Field>
      <Field
        label="To and including"
        size="small"
        className={styles.day}
        validationMessage={daysInWrongOrder(draft) ? 'Before the first day' : null}
      >
        <Input size="small" className={styles.input} type="date" value={draft.toDay} onChange={(_, { value }) => set({ toDay: value })} />
      </Field>
      <Button
        size="small"
        appearance="subtle"
        className={styles.clear}
        icon={<FilterDismiss20Regular />}
        disabledFocusable={isEmptyDraft(draft)}
        onClick={() => onChange(emptyDraft)}
      >
        Clear
      </Button>
    </form>
  );
};
