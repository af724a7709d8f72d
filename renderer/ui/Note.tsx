import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircle20Filled, ErrorCircle20Filled, Info20Filled, Shield20Filled, Warning20Filled } from '@fluentui/react-icons';
import type { ReactNode } from 'react';

export type NoteIntent = 'info' | 'caution' | 'danger' | 'success' | 'privileged';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto',
    columnGap: '10px',
    alignItems: 'start',
    padding: '8px 12px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground1,
  },
  title: { display: 'block', fontWeight: tokens.fontWeightSemibold },
  body: { minWidth: 0, overflowWrap: 'anywhere', paddingTop: '2px' },
  info: { backgroundColor: tokens.colorNeutralBackground3 },
  caution: { backgroundColor: tokens.colorStatusWarningBackground1, border: `1px solid ${tokens.colorStatusWarningBorder1}` },
  danger: { backgroundColor: tokens.colorStatusDangerBackground1, border: `1px solid ${tokens.colorStatusDangerBorder1}` },
  success: { backgroundColor: tokens.colorStatusSuccessBackground1, border: `1px solid ${tokens.colorStatusSuccessBorder1}` },
  privileged: {
    backgroundColor: tokens.colorNeutralBackground3,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderLeft: `4px solid ${tokens.colorNeutralForeground1}`,
  },
  infoIcon: { color: tokens.colorBrandForeground1 },
  cautionIcon: { color: tokens.colorStatusWarningForeground3 },
  dangerIcon: { color: tokens.colorStatusDangerForeground1 },
  successIcon: { color: tokens.colorStatusSuccessForeground1 },
  privilegedIcon: { color: tokens.colorNeutralForeground1 },
});

const icons = {
  info: Info20Filled,
  caution: Warning20Filled,
  danger: ErrorCircle20Filled,
  success: CheckmarkCircle20Filled,
  privileged: Shield20Filled,
} as const;

interface Props {
  readonly intent: NoteIntent;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  /** Buttons at the right. */
  readonly actions?: ReactNode;
  /** `alert` interrupts a screen reader: only for what stops the agent. */
  readonly role?: 'alert' | 'status' | 'note';
  readonly className?: string | undefined;
}

/** A boxed sentence with an icon: the one shape for faults, cautions and notices. */
export const Note = ({ intent, title, children, actions, role = 'note', className }: Props): ReactNode => {
  const styles = useStyles();
  const Icon = icons[intent];
  return (
    <div role={role} className={mergeClasses(styles.root, styles[intent], className)}>
      <Icon aria-hidden className={styles[`${intent}Icon`]} />
      <div className={styles.body}>
        {title ? <span className={styles.title}>{title}</span> : null}
        {children}
      </div>
      {actions ? <div>{actions}</div> : null}
    </div>
  );
};
