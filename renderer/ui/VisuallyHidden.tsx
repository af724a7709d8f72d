import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    margin: '-1px',
    padding: 0,
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
    border: 0,
  },
});

interface Props {
  readonly children: ReactNode;
  readonly role?: 'status' | 'alert';
  readonly id?: string;
}

/** Text for screen readers only. */
export const VisuallyHidden = ({ children, role, id }: Props): ReactNode => (
  <span className={useStyles().root} role={role} id={id}>
    {children}
  </span>
);
