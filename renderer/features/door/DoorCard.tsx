import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    width: 'min(560px, 100%)',
    boxSizing: 'border-box',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '16px',
    padding: '28px 32px',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow4,
    '@media (max-width: 480px)': { padding: '20px 16px' },
  },
  wide: { width: 'min(720px, 100%)' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  lead: { margin: '4px 0 0', color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  /** For a control that the lead describes: a screen reader says it where the focus is. */
  readonly leadId?: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** The one card of a door page, under its heading. */
export const DoorCard = ({ title, lead, leadId, wide = false, children }: Props): ReactNode => {
  const styles = useStyles();
  return (
    <div className={mergeClasses(styles.root, wide && styles.wide)}>
      <div>
        <h1 className={styles.title}>{title}</h1>
        {lead === undefined ? null : (
          <p id={leadId} className={styles.lead}>
            {lead}
          </p>
        )}
      </div>
      {children}
    </div>
  );
};
