import { Field, makeStyles, Select, Switch, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { PassPolicy, PassRequest } from '../../../contract/passes.ts';
import { lifetimeChoices, minutesInWords } from './pass-choices.ts';

const useStyles = makeStyles({
  root: { display: 'flex', columnGap: '20px', rowGap: 0, alignItems: 'center', flexWrap: 'wrap' },
  select: { minWidth: '140px' },
  toggle: {
    '& > input:disabled:checked ~ .fui-Switch__indicator': {
      backgroundColor: tokens.colorBrandStroke2,
      color: tokens.colorNeutralForegroundOnBrand,
    },
  },
  why: { width: '100%', paddingBottom: '4px', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly pass: PassRequest;
  readonly policy: PassPolicy | null;
  readonly onChange: (pass: PassRequest) => void;
}

/** How long the pass works and how often, inside the organisation's policy. */
export const PassOptions = ({ pass, policy, onChange }: Props): ReactNode => {
  const styles = useStyles();
  const oneTimeOnly = policy?.oneTimeOnly === true;
  return (
    <div className={styles.root}>
      <Field label="Works for" orientation="horizontal" size="small">
        <Select
          size="small"
          className={styles.select}
          value={String(pass.lifetimeMinutes)}
          onChange={(_, { value }) => onChange({ ...pass, lifetimeMinutes: Number(value) })}
        >
          {lifetimeChoices(policy, pass.lifetimeMinutes).map((minutes) => (
            <option key={minutes} value={minutes}>
              {minutesInWords(minutes)}
            </option>
          ))}
        </Select>
      </Field>
      <Switch
        className={styles.toggle}
        label="One sign-in only"
        checked={pass.isUsableOnce || oneTimeOnly}
        disabled={oneTimeOnly}
        onChange={(_, { checked }) => onChange({ ...pass, isUsableOnce: checked })}
      />
      {oneTimeOnly ? <span className={styles.why}>The organisation’s policy allows one-time passes only.</span> : null}
    </div>
  );
};
