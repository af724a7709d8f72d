import { Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { ManagedHint } from './Setting.tsx';
import type { SettingsForm } from './use-settings-form.ts';

const useStyles = makeStyles({
  root: { border: 0, margin: 0, padding: 0, minWidth: 0 },
  legend: { padding: 0, marginBottom: '4px' },
  list: { display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(260px, 1fr))' },
  hint: {
    margin: '4px 0 0',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  problem: { margin: '4px 0 0', fontSize: tokens.fontSizeBase200, color: tokens.colorStatusDangerForeground1 },
});

interface Props<Kind extends string> {
  readonly form: SettingsForm;
  readonly field: 'verification.checks' | 'allowedMethods' | 'phones.channels' | 'phones.numberKinds';
  readonly label: string;
  readonly hint: string;
  readonly names: Readonly<Record<Kind, string>>;
  /** Those that can be chosen, in order; what else is chosen stays so. */
  readonly kinds: readonly Kind[];
  readonly chosen: readonly Kind[];
}

/** Which of several kinds hold, as boxes to tick. */
export const KindsSetting = <Kind extends string>({ form, field, label, hint, names, kinds, chosen }: Props<Kind>): ReactNode => {
  const styles = useStyles();
  const id = useId();
  const managed = form.isManaged(field);
  const problem = form.problem(field);
  const change = (kind: Kind, on: boolean): void => {
    form.set(field, on ? [...chosen, kind] : chosen.filter((other) => other !== kind));
    form.leave(field);
  };
  return (
    <fieldset
      className={styles.root}
      aria-describedby={`${id}-hint${problem === undefined ? '' : ` ${id}-problem`}`}
      aria-invalid={problem !== undefined}
    >
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.list}>
        {kinds.map((kind) => (
          <Checkbox
            key={kind}
            name={field}
            value={kind}
            label={names[kind]}
            checked={chosen.includes(kind)}
            disabled={managed}
            onChange={(_, { checked }) => change(kind, checked === true)}
          />
        ))}
      </div>
      {problem === undefined ? null : (
        <p id={`${id}-problem`} role="alert" className={styles.problem}>
          Tick at least one.
        </p>
      )}
      <p id={`${id}-hint`} className={styles.hint}>
        {managed ? <ManagedHint form={form} /> : hint}
      </p>
    </fieldset>
  );
};
