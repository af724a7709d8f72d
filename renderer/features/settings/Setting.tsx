import { Checkbox, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { LockClosed16Regular } from '@fluentui/react-icons';
import type { ReactElement, ReactNode } from 'react';
import { isOn, numberOrText, textIn } from './settings-form.ts';
import type { NumberField, SwitchField, TextField } from './settings-form.ts';
import type { SettingsForm } from './use-settings-form.ts';

const useStyles = makeStyles({
  short: { maxWidth: '180px' },
  code: { fontFamily: tokens.fontFamilyMonospace },
  number: { width: '120px', '& input': { width: '100%', minWidth: 0 } },
  managed: { display: 'inline-flex', alignItems: 'center', gap: '4px' },
  switch: { display: 'grid', justifyItems: 'start' },
  hint: {
    marginLeft: '32px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
});

/** Says why a field cannot be changed. */
export const ManagedHint = ({ form }: { readonly form: SettingsForm }): ReactElement => (
  <span className={useStyles().managed}>
    <LockClosed16Regular aria-hidden />
    {form.managedWords}
  </span>
);

interface Common {
  readonly form: SettingsForm;
  readonly label: string;
  readonly hint?: string;
}

const hintOf = (form: SettingsForm, managed: boolean, hint: string | undefined): { readonly hint?: ReactElement | string } =>
  managed ? { hint: <ManagedHint form={form} /> } : hint === undefined ? {} : { hint };

/** The red words under a field; Fluent's Field ties them to the input for screen readers. */
export const validation = (problem: string | undefined) =>
  problem === undefined ? {} : { validationState: 'error' as const, validationMessage: problem };

type TextProps = Common & { readonly field: TextField; readonly short?: boolean; readonly code?: boolean };

export const TextSetting = ({ form, field, label, hint, short = false, code = false }: TextProps): ReactNode => {
  const styles = useStyles();
  const managed = form.isManaged(field);
  return (
    <Field label={label} {...hintOf(form, managed, hint)} {...validation(form.problem(field))}>
      <Input
        name={field}
        className={short ? styles.short : ''}
        input={{ className: code ? styles.code : '' }}
        value={textIn(form.draft, field)}
        disabled={managed}
        spellCheck={!code}
        autoComplete="off"
        onChange={(_, { value }) => form.set(field, value)}
        onBlur={() => form.leave(field)}
      />
    </Field>
  );
};

type NumberProps = Common & { readonly field: NumberField; readonly unit: string };

export const NumberSetting = ({ form, field, label, hint, unit }: NumberProps): ReactNode => {
  const styles = useStyles();
  const managed = form.isManaged(field);
  return (
    <Field label={label} {...hintOf(form, managed, hint)} {...validation(form.problem(field))}>
      <Input
        name={field}
        className={styles.number}
        inputMode="numeric"
        value={textIn(form.draft, field)}
        disabled={managed}
        autoComplete="off"
        contentAfter={<span>{unit}</span>}
        onChange={(_, { value }) => form.set(field, numberOrText(value))}
        onBlur={() => form.leave(field)}
      />
    </Field>
  );
};

type SwitchProps = Common & { readonly field: SwitchField };

export const SwitchSetting = ({ form, field, label, hint }: SwitchProps): ReactNode => {
  const styles = useStyles();
  const managed = form.isManaged(field);
  const words = managed ? <ManagedHint form={form} /> : hint;
  const hintId = `setting-${field}-hint`;
  return (
    <div className={styles.switch}>
      <Checkbox
        name={field}
        label={label}
        checked={isOn(form.draft, field)}
        disabled={managed}
        onChange={(_, { checked }) => form.set(field, checked === true)}
        {...(words === undefined ? {} : { 'aria-describedby': hintId })}
      />
      {words === undefined ? null : (
        <span id={hintId} className={styles.hint}>
          {words}
        </span>
      )}
    </div>
  );
};
