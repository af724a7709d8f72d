import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: { display: 'flex', alignItems: 'center', gap: '8px', minHeight: '24px' },
  heading: {
    margin: 0,
    flexGrow: 1,
    minWidth: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
  },
});

interface Props {
  readonly children: ReactNode;
  readonly level?: 2 | 3;
  readonly id?: string;
  readonly aside?: ReactNode;
}

/** The heading of one section of a pane, with room for a small action at its right. */
export const SectionHeading = ({ children, level = 3, id, aside }: Props): ReactNode => {
  const styles = useStyles();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <div className={styles.root}>
      <Heading id={id} className={styles.heading}>
        {children}
      </Heading>
      {aside}
    </div>
  );
};
