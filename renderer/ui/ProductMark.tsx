import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  plate: { fill: tokens.colorBrandBackground },
  key: { stroke: tokens.colorNeutralForegroundOnBrand, fill: 'none' },
  hole: { fill: tokens.colorNeutralForegroundOnBrand },
});

/** A latchkey on a plate. Decoration beside the name. */
export const ProductMark = ({ size = 24 }: { readonly size?: number }): ReactNode => {
  const styles = useStyles();
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden focusable="false">
      <rect className={styles.plate} width="24" height="24" rx="6" />
      <g className={styles.key} strokeWidth="2" strokeLinecap="round" strokeLinejoin="round">
        <circle cx="8.5" cy="12" r="3.5" />
        <path d="M12 12h7.5M16.5 12v3M19.5 12v2" />
      </g>
      <circle className={styles.hole} cx="8.5" cy="12" r="1" />
    </svg>
  );
};
