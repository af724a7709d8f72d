import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: { display: 'inline-flex', gap: '3px', alignItems: 'center', whiteSpace: 'nowrap' },
  key: {
    fontFamily: tokens.fontFamilyBase,
    fontSize: '11px',
    lineHeight: '16px',
    padding: '0 5px',
    borderRadius: '4px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground2,
  },
});

/** Whether the keys are a Mac's. */
export const onMac = (): boolean => typeof navigator !== 'undefined' && navigator.userAgent.includes('Macintosh');

/** Keys as they stand on the keyboard: Ctrl reads as ⌘ on a Mac. */
export const Keys = ({ keys }: { readonly keys: readonly string[] }): ReactNode => {
  const styles = useStyles();
  return (
    <span className={styles.root}>
      {keys.map((key) => (
        <kbd key={key} className={styles.key}>
          {key === 'Ctrl' && onMac() ? '⌘' : key}
        </kbd>
      ))}
    </span>
  );
};
