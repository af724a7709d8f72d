import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { Add16Regular, Delete16Regular } from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { ManagedHint, validation } from './Setting.tsx';
import type { SettingsForm } from './use-settings-form.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: '10px' },
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', gap: '8px' },
  row: { display: 'grid', gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr) auto', columnGap: '8px', alignItems: 'start' },
  input: { width: '100%', minWidth: 0, '& input': { minWidth: 0, width: '100%' } },
  code: { fontFamily: tokens.fontFamilyMonospace },
  remove: { marginTop: '22px' },
  add: { justifySelf: 'start' },
  none: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface Column<Key extends string> {
  readonly key: Key;
  readonly label: string;
  readonly placeholder: string;
}

interface Props<First extends string, Second extends string> {
  readonly form: SettingsForm;
  readonly field: 'trustedNetworks' | 'links' | 'guide.notes';
  /** One entry, as in "a network", for the buttons' names. */
  readonly what: string;
  readonly none: string;
  readonly columns: readonly [Column<First>, Column<Second>];
  readonly rows: readonly { readonly [Key in First | Second]: string }[];
  readonly atMost: number;
  /** The second text is a sentence, not an address. */
  readonly inWords?: boolean;
}

/** A list with two texts in each entry. The focus follows what the agent adds, and stays near what they remove. */
export const RowsSetting = <First extends string, Second extends string>({
  form,
  field,
  what,
  none,
  columns,
  rows,
  atMost,
  inWords = false,
}: Props<First, Second>): ReactNode => {
  const styles = useStyles();
  const root = useRef<HTMLDivElement>(null);
  const next = useRef<'last' | 'add' | null>(null);
  const managed = form.isManaged(field);
  const [first, second] = columns;
  useEffect(() => {
    const inputs = root.current?.querySelectorAll<HTMLElement>('[data-first-input]');
    if (next.current === 'last') inputs?.[inputs.length - 1]?.focus();
    if (next.current === 'add') root.current?.querySelector<HTMLElement>('[data-add]')?.focus();
    next.current = null;
  }, [rows.length]);
  const change = (index: number, key: First | Second, value: string): void =>
    form.set(
      field,
      rows.map((row, at) => (at === index ? { ...row, [key]: value } : row)),
    );
  const cell = (index: number, column: Column<First | Second>, code: boolean): ReactNode => {
    const path = `${field}.${index}.${column.key}`;
    return (
      <Field label={column.label} size="small" {...validation(form.problem(path))}>
        <Input
          name={path}
          size="small"
          className={styles.input}
          input={{ className: code ? styles.code : '', ...(column.key === first.key ? { 'data-first-input': '' } : {}) }}
          value={rows[index]?.[column.key] ?? ''}
          placeholder={column.placeholder}
          disabled={managed}
          spellCheck={!code}
          autoComplete="off"
          onChange={(_, { value }) => change(index, column.key, value)}
          onBlur={() => form.leave(path)}
        />
      </Field>
    );
  };
  return (
    <div ref={root} className={styles.root}>
      {rows.length === 0 ? <p className={styles.none}>{none}</p> : null}
      <ul className={styles.list}>
        {rows.map((row, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- entries have no name of their own, and all that is typed is in the form
          <li key={index} className={styles.row}>
            {cell(index, first, false)}
            {cell(index, second, !inWords)}
            <Button
              size="small"
              appearance="subtle"
              className={styles.remove}
              icon={<Delete16Regular />}
              aria-label={`Remove ${what} ${row[first.key] || index + 1}`}
              disabled={managed}
              onClick={() => {
                next.current = 'add';
                form.set(
                  field,
                  rows.filter((_, at) => at !== index),
                );
              }}
            />
          </li>
        ))}
      </ul>
      {managed ? (
        <p className={styles.none}>
          <ManagedHint form={form} />
        </p>
      ) : (
        <Button
          size="small"
          className={styles.add}
          icon={<Add16Regular />}
          data-add=""
          disabledFocusable={rows.length >= atMost}
          onClick={() => {
            next.current = 'last';
            form.set(field, [...rows, { [first.key]: '', [second.key]: '' }]);
          }}
        >
          {`Add ${what}`}
        </Button>
      )}
    </div>
  );
};
