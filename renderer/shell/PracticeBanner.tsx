import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  // Fixed colours, the same in every look: it must never be mistaken for something else. Contrast 9.1.
  root: {
    gridRow: 1,
    minHeight: '24px',
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '6px',
    backgroundColor: '#5b2a86',
    backgroundImage: 'repeating-linear-gradient(135deg, transparent 0 14px, rgba(255, 255, 255, 0.06) 14px 28px)',
    color: '#ffffff',
    fontSize: '12px',
    lineHeight: '16px',
    padding: '4px 12px',
    boxSizing: 'border-box',
    textAlign: 'center',
    borderBottom: '1px solid #3d1a5c',
    '@media (forced-colors: active)': {
      forcedColorAdjust: 'none',
      backgroundImage: 'none',
      backgroundColor: 'Highlight',
      color: 'HighlightText',
    },
  },
});

/** Says at all times that nothing here is real. Cannot be dismissed. */
export const PracticeBanner = (): ReactNode => (
  <section className={useStyles().root} aria-label="Practice tenant">
    <span>
      <strong>Practice tenant</strong> — invented people, nothing here is real
    </span>
  </section>
);
