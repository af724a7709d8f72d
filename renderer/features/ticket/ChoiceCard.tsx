import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { KeyboardEvent, ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    position: 'relative',
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    columnGap: '10px',
    alignItems: 'start',
    padding: 'var(--lk-choice-padding, 10px 12px)',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    cursor: 'pointer',
    minWidth: 0,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':has(:focus-visible)': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  checked: {
    border: `1px solid ${tokens.colorBrandStroke1}`,
    boxShadow: `inset 0 0 0 1px ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorBrandBackground2,
    ':hover': { backgroundColor: tokens.colorBrandBackground2Hover },
  },
  disabled: {
    cursor: 'default',
    color: tokens.colorNeutralForegroundDisabled,
    backgroundColor: tokens.colorNeutralBackground2,
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
  },
  input: { width: '16px', height: '16px', margin: '2px 0 0', accentColor: tokens.colorCompoundBrandBackground, outlineStyle: 'none' },
  title: { display: 'flex', alignItems: 'center', gap: '8px', fontWeight: tokens.fontWeightSemibold, minWidth: 0 },
  hint: {
    display: 'block',
    marginTop: '2px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  hintDisabled: { color: tokens.colorNeutralForeground3 },
});

/** Arrows move among the boxes of one group as they do among radio buttons, without changing them. */
export const moveWithArrows = (event: KeyboardEvent<HTMLElement>): void => {
  const step = event.key === 'ArrowDown' || event.key === 'ArrowRight' ? 1 : event.key === 'ArrowUp' || event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0 || !(event.target instanceof HTMLInputElement) || event.target.type !== 'checkbox') return;
  const boxes = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input[type="checkbox"]:not(:disabled)')];
  const next = boxes[(boxes.indexOf(event.target) + step + boxes.length) % boxes.length];
  event.preventDefault();
  next?.focus();
};

interface Props {
  readonly type: 'radio' | 'checkbox';
  readonly name: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly title: ReactNode;
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
  /** Takes the focus when its section opens. */
  readonly first?: boolean;
  /** The form is not sent before one of its group is chosen; the browser says so at the first of them. */
  readonly required?: boolean;
}

/** A radio button or checkbox drawn as a card: a native input, so keys and forced colours just work. */
export const ChoiceCard = ({
  type,
  name,
  checked,
  onChange,
  title,
  hint,
  disabled = false,
  first = false,
  required = false,
}: Props): ReactNode => {
  const styles = useStyles();
  return (
    <label className={mergeClasses(styles.root, checked && styles.checked, disabled && styles.disabled)}>
      <input
        type={type}
        name={name}
        checked={checked}
        disabled={disabled}
        required={required}
        data-first-control={first ? '' : undefined}
        className={styles.input}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span style={{ minWidth: 0 }}>
        <span className={styles.title}>{title}</span>
        {hint ? <span className={mergeClasses(styles.hint, disabled && styles.hintDisabled)}>{hint}</span> : null}
      </span>
    </label>
  );
};
