import { Avatar, makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { Shield16Filled } from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { Person } from '../../../contract/person.ts';
import type { Glimpse } from '../../shell/place.ts';
import { Copyable } from '../../ui/Copyable.tsx';
import { NameWarningBadge } from '../../ui/NameWarningBadge.tsx';
import { PersonAvatar } from '../../ui/PersonAvatar.tsx';
import { SafeText } from '../../ui/SafeText.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { AttentionStrip } from './AttentionStrip.tsx';
import type { Earlier } from './recent-resets.ts';
import { useCopy } from './use-copy.ts';
import { PhotoConsent } from './PhotoConsent.tsx';
import { usePhoto } from './use-photo.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: '72px minmax(0, 1fr)', columnGap: '14px', alignItems: 'start' },
  // Leaves the corner to the closing button.
  name: {
    margin: 0,
    paddingRight: '24px',
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  work: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, color: tokens.colorNeutralForeground2 },
  id: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  badges: { gridColumn: '1 / -1', display: 'flex', flexWrap: 'wrap', gap: '6px', marginTop: '10px', ':empty': { display: 'none' } },
  attention: { gridColumn: '1 / -1', marginTop: '10px', ':empty': { display: 'none' } },
  wait: { display: 'grid', gap: '8px', paddingTop: '6px' },
});

const Badges = ({ person: { user, adminRoles } }: { readonly person: Person }): ReactNode => (
  <>
    {adminRoles.ok
      ? adminRoles.value.map((role) => (
          <StatusBadge key={role} tone="privileged" icon={<Shield16Filled aria-hidden />} title={role}>
            {role}
          </StatusBadge>
        ))
      : null}
    <NameWarningBadge warnings={user.nameWarnings} />
  </>
);

interface IdentityProps {
  readonly user: Glimpse;
  readonly reading: boolean;
}

const Identity = ({ user, reading }: IdentityProps): ReactNode => {
  const styles = useStyles();
  const copy = useCopy();
  const work = [user.jobTitle, user.department].filter((part) => part !== null && part !== '').join(' · ');
  return (
    <>
      {work === '' ? (
        reading ? (
          <Skeleton aria-hidden>
            <SkeletonItem size={20} style={{ width: '60%' }} />
          </Skeleton>
        ) : null
      ) : (
        <SafeText fit="wrap" className={styles.work} title={work.slice(0, 400)}>
          {work}
        </SafeText>
      )}
      <Copyable text={user.userPrincipalName} what="UPN" fit="wrap" onCopy={copy} />
    </>
  );
};

const IdentityWaiting = (): ReactNode => (
  <Skeleton className={useStyles().wait} aria-hidden>
    <SkeletonItem size={16} style={{ width: '60%' }} />
    <SkeletonItem size={16} style={{ width: '80%' }} />
    <SkeletonItem size={16} style={{ width: '92%' }} />
  </Skeleton>
);

/** Keeps the room of one row of badges. */
const BadgesWaiting = (): ReactNode => (
  <Skeleton aria-hidden style={{ width: '92px' }}>
    <SkeletonItem size={20} />
  </Skeleton>
);

interface Props {
  readonly userId: string;
  /** Undefined while the person is read: the heading is there already and has the focus. */
  readonly person: Person | undefined;
  readonly glimpse: Glimpse | undefined;
  /** Changes with each opening: moves the focus to the name. */
  readonly opened: number;
  readonly earlier: Earlier;
  /** The person could not be read, and nothing earlier is there to show. */
  readonly failed: boolean;
  readonly onReadAgain: () => void;
}

/** Who it is. The heading takes the focus when a person opens, so that a screen reader starts here. */
export const PersonHeader = ({ userId, person, glimpse, opened, earlier, failed, onReadAgain }: Props): ReactNode => {
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  const photo = usePhoto(userId);
  const whom = person?.user ?? glimpse;
  useEffect(() => heading.current?.focus({ preventScroll: true }), [opened]);
  return (
    <header className={styles.root}>
      {whom === undefined ? <Avatar aria-hidden size={72} /> : <PersonAvatar displayName={whom.displayName} photo={photo} size={72} />}
      <div>
        <h1 ref={heading} tabIndex={-1} className={styles.name}>
          {whom === undefined ? (
            failed ? (
              'Person not read'
            ) : (
              'Opening…'
            )
          ) : (
            <SafeText fit="wrap" title={whom.displayName.slice(0, 400)}>
              {whom.displayName}
            </SafeText>
          )}
        </h1>
        {whom === undefined ? (
          failed ? (
            <span className={styles.id}>{userId}</span>
          ) : (
            <IdentityWaiting />
          )
        ) : (
          <Identity user={whom} reading={person === undefined && !failed} />
        )}
      </div>
      <div className={styles.badges}>
        {person === undefined ? failed ? null : <BadgesWaiting /> : <Badges person={person} />}
        <PhotoConsent userId={userId} />
      </div>
      {person === undefined ? null : (
        <div className={styles.attention}>
          <AttentionStrip person={person} earlier={earlier} onReadAgain={onReadAgain} />
        </div>
      )}
    </header>
  );
};
