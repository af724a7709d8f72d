import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { LockClosed20Regular } from '@fluentui/react-icons';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import type { Phase } from '../../../../contract/app-state.ts';
import { useWindowTitle } from '../../../shell/window-title.ts';
import { FaultNote } from '../../../ui/FaultNote.tsx';
import { useAnnounce } from '../../../ui/LiveRegion.tsx';
import { PersonAvatar } from '../../../ui/PersonAvatar.tsx';
import { RelativeTime } from '../../../ui/RelativeTime.tsx';
import { SafeText } from '../../../ui/SafeText.tsx';
import { DoorCard } from '../DoorCard.tsx';
import { useFirstFocus } from '../use-first-focus.ts';
import { lockWords } from './lock-words.ts';
import { useUnlock } from './use-unlock.ts';

const useStyles = makeStyles({
  body: { display: 'grid', gap: '16px' },
  who: { display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', alignItems: 'center', gap: '14px' },
  name: { fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  small: { color: tokens.colorNeutralForeground2 },
  title: { display: 'flex', alignItems: 'center', gap: '10px' },
  say: { margin: 0 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  // Disabled buttons are drawn too pale to read.
  waiting: { color: tokens.colorNeutralForeground2, ':hover': { color: tokens.colorNeutralForeground2 } },
  out: { paddingTop: '12px', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  outButton: { marginLeft: '-8px' },
});

interface Props {
  readonly phase: Extract<Phase, { phase: 'locked' }>;
  readonly organisation: string | null;
}

/** A locked desk: whose it is, why and since when, and the one button back. */
export const Locked = ({ phase, organisation }: Props): ReactNode => {
  const styles = useStyles();
  const announce = useAnnounce();
  const { unlock, signOut, cancel, work, fault } = useUnlock();
  const { agent, workplace, because, sinceUtc, needsSignInPage } = phase;
  const box = useFirstFocus<HTMLDivElement>('locked');
  const onPage = needsSignInPage && work === 'unlocking';
  useWindowTitle('Locked');
  useEffect(() => {
    if (onPage) announce('Finish signing in in your browser, then come back here.');
  }, [announce, onPage]);
  const label = {
    none: needsSignInPage ? 'Unlock by signing in' : 'Unlock',
    unlocking: onPage ? 'Waiting for your browser…' : 'Unlocking…',
    unlocked: 'Opening the desk…',
    signingOut: needsSignInPage ? 'Unlock by signing in' : 'Unlock',
  }[work];
  return (
    <DoorCard
      title={
        <span className={styles.title}>
          <LockClosed20Regular aria-hidden />
          The desk is locked
        </span>
      }
      leadId="why-locked"
      lead={
        <>
          {lockWords[because]}, <RelativeTime utc={sinceUtc} form="both" />.
        </>
      }
    >
      <div ref={box} className={styles.body}>
        <div className={styles.who}>
          <PersonAvatar displayName={agent.displayName} photo={null} size={48} />
          <div>
            <SafeText className={styles.name}>{agent.displayName}</SafeText>
            <SafeText className={styles.small}>{agent.userPrincipalName}</SafeText>
            <SafeText className={styles.small}>{workplace === 'practice' ? 'Practice tenant' : (organisation ?? 'Live tenant')}</SafeText>
          </div>
        </div>
        {fault === null ? null : <FaultNote role="alert" title="The desk stays locked" fault={fault} />}
        <div className={styles.actions}>
          <Button
            data-first
            aria-describedby="why-locked"
            appearance="primary"
            size="large"
            className={work === 'none' ? '' : styles.waiting}
            disabledFocusable={work !== 'none'}
            icon={work === 'none' || work === 'signingOut' ? null : <Spinner size="tiny" aria-hidden />}
            onClick={unlock}
          >
            {label}
          </Button>
          {onPage ? (
            <Button size="large" onClick={cancel}>
              Cancel
            </Button>
          ) : null}
        </div>
        {onPage ? <p className={styles.say}>Finish signing in in your browser, then come back here.</p> : null}
      </div>
      <div className={styles.out}>
        <Button
          size="small"
          appearance="subtle"
          className={styles.outButton}
          disabledFocusable={work === 'signingOut' || work === 'unlocked'}
          onClick={signOut}
        >
          {work === 'signingOut' ? 'Signing out…' : 'Sign out'}
        </Button>
      </div>
    </DoorCard>
  );
};
