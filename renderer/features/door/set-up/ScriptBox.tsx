import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Copy16Regular, Save16Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useCopy } from '../../user/use-copy.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '8px' },
  text: {
    margin: 0,
    maxHeight: '320px',
    overflow: 'auto',
    padding: '10px 12px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '12px',
    lineHeight: '18px',
    userSelect: 'text',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  actions: { display: 'flex', gap: '8px' },
});

interface Props {
  readonly text: string;
  /** For the buttons' and the region's names: "the PowerShell script". */
  readonly what: string;
  readonly saving?: boolean;
  readonly onSave?: () => void;
}

/** A text to take along, with the ways to take it. */
export const ScriptBox = ({ text, what, saving = false, onSave }: Props): ReactNode => {
  const styles = useStyles();
  const copy = useCopy();
  return (
    <div className={styles.root}>
      <div className={styles.actions}>
        <Button size="small" icon={<Copy16Regular />} aria-label={`Copy ${what}`} onClick={() => void copy(text)}>
          Copy
        </Button>
        {onSave === undefined ? null : (
          <Button size="small" icon={<Save16Regular />} disabledFocusable={saving} aria-label={`Save ${what} as a file`} onClick={onSave}>
            Save…
          </Button>
        )}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls must be reachable by key */}
      <pre className={styles.text} tabIndex={0} role="region" aria-label={what}>
        {text}
      </pre>
    </div>
  );
};
