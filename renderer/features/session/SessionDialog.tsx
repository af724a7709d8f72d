import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { FaultDetails } from '../../ui/FaultDetails.tsx';
import { cut } from '../../ui/SafeText.tsx';
import { refusedWords } from './session-work.ts';
import type { SessionWork } from './session-work.ts';

const useStyles = makeStyles({
  surface: { maxWidth: '480px' },
  say: { margin: '0 0 8px' },
});

interface Props {
  readonly work: SessionWork;
  /** Who is at the desk until another account has signed in. */
  readonly agentName: string;
  readonly onCancel: () => void;
  readonly onDismiss: () => void;
}

/** What the menu began and the agent has to see through: another account's sign-in page, or why main said no. */
export const SessionDialog = ({ work, agentName, onCancel, onDismiss }: Props): ReactNode => {
  const styles = useStyles();
  const switching = work.at === 'asked' && work.act === 'switchAccount';
  const refused = work.at === 'refused' ? work : null;
  return (
    <Dialog
      open={switching || refused !== null}
      modalType="alert"
      onOpenChange={(_, { type }) => {
        if (type === 'escapeKeyDown') (switching ? onCancel : onDismiss)();
      }}
    >
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{refused === null ? 'Switch account' : refusedWords[refused.act]}</DialogTitle>
          <DialogContent>
            {refused === null ? (
              <>
                <p className={styles.say}>Choose the other account in your browser and sign in there, then come back here.</p>
                <p className={styles.say}>
                  Until then you stay signed in as <bdi>{cut(agentName, 120)}</bdi>.
                </p>
              </>
            ) : (
              <>
                <p className={styles.say}>{refused.fault.message}</p>
                <FaultDetails fault={refused.fault} />
              </>
            )}
          </DialogContent>
          <DialogActions>
            {refused === null ? (
              <Button onClick={onCancel}>Cancel</Button>
            ) : (
              <Button appearance="primary" onClick={onDismiss}>
                Close
              </Button>
            )}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
};
