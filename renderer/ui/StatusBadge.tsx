import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';

export type BadgeTone = 'neutral' | 'brand' | 'success' | 'caution' | 'danger' | 'privileged';

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    maxWidth: '100%',
    minWidth: 0,
    flexShrink: 0,
    height: '20px',
    padding: '0 7px',
    boxSizing: 'border-box',
    borderRadius: '10px',
    border: '1px solid transparent',
    fontSize: '12px',
    lineHeight: '16px',
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
    verticalAlign: 'middle',
    '> svg': { width: '14px', height: '14px', flexShrink: 0 },
  },
  text: { overflow: 'hidden', textOverflow: 'ellipsis' },
  neutral: {
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground2,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  brand: {
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    border: `1px solid ${tokens.colorBrandStroke2}`,
  },
  success: {
    backgroundColor: tokens.colorStatusSuccessBackground1,
    color: tokens.colorStatusSuccessForeground1,
    border: `1px solid ${tokens.colorStatusSuccessBorder1}`,
  },
  caution: {
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorStatusWarningForeground1,
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
  },
  danger: {
    backgroundColor: tokens.colorStatusDangerBackground1,
    color: tokens.colorStatusDangerForeground1,
    border: `1px solid ${tokens.colorStatusDangerBorder1}`,
  },
  privileged: {
    backgroundColor: tokens.colorNeutralForeground1,
    color: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
});

interface Props {
  readonly tone: BadgeTone;
  readonly icon?: ReactElement;
  readonly title?: string;
  readonly children: ReactNode;
}

/** A few words on a state. The words carry the meaning; the colour only repeats it. */
export const StatusBadge = ({ tone, icon, title, children }: Props): ReactNode => {
  const styles = useStyles();
  return (
    <span className={mergeClasses(styles.root, styles[tone])} title={title}>
      {icon}
      <span className={styles.text}>{children}</span>
    </span>
  );
};
