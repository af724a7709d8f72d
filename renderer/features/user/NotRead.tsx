import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Fault } from '../../../contract/result.ts';
import { FaultNote } from '../../ui/FaultNote.tsx';

const useStyles = makeStyles({
  quiet: { margin: 0, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly fault: Fault;
  /** The agent’s role is known not to reach this far. */
  readonly isBeyondRole: boolean;
  readonly onRetry: () => void;
  readonly retrying: boolean;
}

/**
 * In place of a part that was not read. What the agent's role does not show is no fault to look into: the banner above
 * says once what the role allows and whom to ask, and nothing here wants to be pressed.
 */
export const NotRead = ({ fault, isBeyondRole, onRetry, retrying }: Props): ReactNode => {
  const styles = useStyles();
  return isBeyondRole && fault.code === 'graph.forbidden' ? (
    <p className={styles.quiet}>Your role does not show this.</p>
  ) : (
    <FaultNote fault={fault} onRetry={onRetry} retrying={retrying} />
  );
};
