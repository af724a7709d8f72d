import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { AuthenticationMethod } from '../../contract/methods.ts';
import { KindIcon } from './KindIcon.tsx';
import { passState } from './pass-state.ts';
import { SafeText } from './SafeText.tsx';
import { StatusBadge } from './StatusBadge.tsx';
import { localDate, utcTitle } from './time.ts';
import { useNow } from './use-now.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto',
    columnGap: '10px',
    alignItems: 'center',
    padding: 'var(--lk-card-padding, 7px) 12px',
    boxSizing: 'border-box',
  },
  icon: { color: tokens.colorBrandForeground1 },
  top: { display: 'flex', alignItems: 'center', gap: '8px', minWidth: 0 },
  label: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase200 },
  detail: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  second: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '8px',
    minWidth: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  date: { color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap', flexShrink: 0 },
});

interface Props {
  readonly method: AuthenticationMethod;
  /** Which one it is, left out where a heading above says so already. */
  readonly withDetail?: boolean;
  /** At the right: a checkbox, "gone", "kept". */
  readonly aside?: ReactNode;
  readonly className?: string | undefined;
}

/** One registered method: kind, which one, since when, and whether it is the default. */
export const MethodCard = ({ method, withDetail = true, aside, className }: Props): ReactNode => {
  const styles = useStyles();
  const now = useNow('halfMinute');
  const detail = withDetail ? method.detail : null;
  const pass = method.pass === null ? null : passState(method.pass, now);
  return (
    <div className={mergeClasses(styles.root, className)}>
      <KindIcon kind={method.kind} className={styles.icon} />
      <div>
        <div className={styles.top}>
          <SafeText className={styles.label}>{method.label}</SafeText>
          {method.isDefault ? <StatusBadge tone="brand">Default</StatusBadge> : null}
          {pass === null ? null : <StatusBadge tone={pass.tone}>{pass.short}</StatusBadge>}
        </div>
        <div className={styles.second}>
          {detail === null ? null : (
            <SafeText fit="wrap" className={styles.detail} title={detail.slice(0, 400)}>
              {detail}
            </SafeText>
          )}
          {method.createdDateTime === null || pass !== null ? null : (
            <span className={styles.date} title={utcTitle(method.createdDateTime)}>
              since {localDate(method.createdDateTime)}
            </span>
          )}
        </div>
        {pass === null ? null : <span className={styles.detail}>{pass.sentence}</span>}
      </div>
      {aside}
    </div>
  );
};
