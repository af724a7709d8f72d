import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    position: 'fixed',
    top: '4px',
    left: '4px',
    zIndex: 1000,
    padding: '8px 14px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    ':not(:focus)': { clipPath: 'inset(50%)', height: '1px', width: '1px', padding: 0, overflow: 'hidden' },
  },
});

/** The first stop of the Tab key: past the bar, to the screen's own content. Moves the focus, not the address. */
export const SkipLink = ({ targetId }: { readonly targetId: string }): ReactNode => (
  <a
    href={`#${targetId}`}
    className={useStyles().root}
    onClick={(event) => {
      event.preventDefault();
      document.getElementById(targetId)?.focus();
    }}
  >
    Skip to the content
  </a>
);
