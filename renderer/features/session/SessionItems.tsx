import { MenuDivider, MenuGroup, MenuItem, makeStyles, tokens } from '@fluentui/react-components';
import {
  ArrowClockwise20Regular,
  ArrowEnter20Regular,
  LockClosed20Regular,
  PersonSwap20Regular,
  ShieldKeyhole20Regular,
  SignOut20Regular,
} from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { ConfiguredTenant, WorkplaceKind } from '../../../contract/app-state.ts';
import { Keys } from '../../ui/Keys.tsx';
import { SafeText } from '../../ui/SafeText.tsx';
import type { SessionAct } from './session-work.ts';

const useStyles = makeStyles({
  tenant: { display: 'flex', gap: '4px', minWidth: 0, maxWidth: '240px' },
  hint: { display: 'block', fontSize: '11px', lineHeight: '14px', color: tokens.colorNeutralForeground3, whiteSpace: 'normal' },
});

interface Props {
  readonly workplace: WorkplaceKind;
  /** The live tenant that is set up, for the way there. */
  readonly tenant: ConfiguredTenant | null;
  readonly readingRoles: boolean;
  readonly onReadRoles: () => void;
  readonly onLock: () => void;
  readonly onAct: (act: SessionAct) => void;
}

const LiveItems = ({ readingRoles, onReadRoles, onAct }: Pick<Props, 'readingRoles' | 'onReadRoles' | 'onAct'>): ReactNode => {
  const styles = useStyles();
  return (
    <>
      <MenuItem icon={<ArrowClockwise20Regular />} disabled={readingRoles} onClick={onReadRoles}>
        {readingRoles ? 'Reading your roles…' : 'Read my roles again'}
        <span className={styles.hint}>After you activated a role</span>
      </MenuItem>
      <MenuItem icon={<PersonSwap20Regular />} onClick={() => onAct('switchAccount')}>
        Switch account…
      </MenuItem>
      <MenuItem icon={<SignOut20Regular />} onClick={() => onAct('signOut')}>
        Sign out
      </MenuItem>
      <MenuDivider />
      <MenuItem icon={<ShieldKeyhole20Regular />} onClick={() => onAct('toPractice')}>
        Go to the practice tenant
      </MenuItem>
    </>
  );
};

/** Lock, leave, and the way between the practice tenant and the organisation's own. */
export const SessionItems = ({ workplace, tenant, readingRoles, onReadRoles, onLock, onAct }: Props): ReactNode => {
  const styles = useStyles();
  return (
    <MenuGroup>
      <MenuItem icon={<LockClosed20Regular />} secondaryContent={{ children: <Keys keys={['Ctrl', 'L']} /> }} onClick={onLock}>
        Lock
      </MenuItem>
      {workplace === 'live' ? (
        <LiveItems readingRoles={readingRoles} onReadRoles={onReadRoles} onAct={onAct} />
      ) : (
        <MenuItem icon={<ArrowEnter20Regular />} onClick={() => onAct(tenant === null ? 'toSetUp' : 'toLive')}>
          {tenant === null ? (
            'Set up your organisation'
          ) : (
            <span className={styles.tenant}>
              Work on <SafeText>{tenant.displayName}</SafeText>
            </span>
          )}
        </MenuItem>
      )}
    </MenuGroup>
  );
};
