import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { LockClosed16Regular, Shield16Filled } from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { UserSummary } from '../../../contract/user.ts';
import { NameWarningBadge } from '../../ui/NameWarningBadge.tsx';
import { PersonAvatar } from '../../ui/PersonAvatar.tsx';
import { SafeText } from '../../ui/SafeText.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { usePhoto } from '../user/use-photo.ts';
import { Emphasised } from './Emphasised.tsx';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: '40px minmax(0, 1fr) auto',
    columnGap: '12px',
    alignItems: 'center',
    padding: 'calc(var(--lk-line-padding, 8px) - 1px) 12px',
    minHeight: 'var(--lk-found-row, 58px)',
    boxSizing: 'border-box',
    cursor: 'pointer',
    borderRadius: tokens.borderRadiusMedium,
    outlineOffset: '-2px',
    // Not the theme's hover colour: in high contrast that is for text of one colour only.
    ':hover': { backgroundColor: tokens.colorNeutralBackground3, outline: `1px solid ${tokens.colorNeutralStroke1}` },
  },
  active: {
    backgroundColor: tokens.colorBrandBackground2,
    outline: `2px solid ${tokens.colorBrandStroke1}`,
    ':hover': { backgroundColor: tokens.colorBrandBackground2, outline: `2px solid ${tokens.colorBrandStroke1}` },
  },
  text: { minWidth: 0 },
  name: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  line: { fontSize: tokens.fontSizeBase200, lineHeight: '17px', color: tokens.colorNeutralForeground2 },
  badges: { display: 'flex', flexWrap: 'wrap', justifyContent: 'flex-end', gap: '4px', maxWidth: '220px' },
});

const byName: ReadonlySet<UserSummary['matchedOn']> = new Set(['displayName', 'givenName', 'surname']);

/** Why this person is in the list when neither name nor UPN shows it. */
const MatchedOn = ({ user, query }: { readonly user: UserSummary; readonly query: string }): ReactNode => {
  if (user.matchedOn === 'employeeId' && user.employeeId !== null)
    return <Emphasised text={`Employee ID ${user.employeeId}`} query={query} />;
  if (user.matchedOn === 'mail' && user.mail !== null && user.mail !== user.userPrincipalName)
    return <Emphasised text={`Mail ${user.mail}`} query={query} />;
  if (user.matchedOn === 'phone') return 'Has this phone number on record';
  if (user.matchedOn === 'id') return <Emphasised text={`Object id ${user.id}`} query={query} />;
  return null;
};

const Badges = ({ user }: { readonly user: UserSummary }): ReactNode => (
  <>
    <NameWarningBadge warnings={user.nameWarnings} />
    {user.accountEnabled === false ? (
      <StatusBadge tone="danger" icon={<LockClosed16Regular aria-hidden />}>
        Blocked
      </StatusBadge>
    ) : null}
    {user.userType === 'Guest' ? <StatusBadge tone="neutral">Guest</StatusBadge> : null}
    {user.adminRoles?.slice(0, 2).map((role) => (
      <StatusBadge key={role} tone="privileged" icon={<Shield16Filled aria-hidden />} title={role}>
        {role}
      </StatusBadge>
    ))}
    {user.adminRoles !== null && user.adminRoles.length > 2 ? (
      <StatusBadge tone="privileged" title={user.adminRoles.join(', ')}>{`+${user.adminRoles.length - 2} roles`}</StatusBadge>
    ) : null}
  </>
);

interface Props {
  readonly user: UserSummary;
  readonly query: string;
  readonly domId: string;
  readonly active: boolean;
  /** Called with the id this row was drawn with. */
  readonly onOpen: (userId: string) => void;
}

/** One person found. The row is bound to the person's id, so a click opens whom it shows. */
export const FoundRow = ({ user, query, domId, active, onOpen }: Props): ReactNode => {
  const styles = useStyles();
  const row = useRef<HTMLDivElement>(null);
  const photo = usePhoto(user.id, 300);
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const work = [user.jobTitle, user.department].filter((part) => part !== null && part !== '').join(' · ');
  return (
    // The combobox keeps the focus and handles the keys (WAI-ARIA: aria-activedescendant).
    <div
      ref={row}
      id={domId}
      role="option"
      aria-selected={active}
      className={mergeClasses(styles.root, active && styles.active)}
      onClick={() => onOpen(user.id)}
    >
      <PersonAvatar displayName={user.displayName} photo={photo} size={40} />
      <div className={styles.text}>
        <Emphasised text={user.displayName} query={byName.has(user.matchedOn) ? query : ''} className={styles.name} />
        <Emphasised
          text={user.userPrincipalName}
          query={user.matchedOn === 'userPrincipalName' || user.mail === user.userPrincipalName ? query : ''}
          className={styles.line}
        />
        <div className={styles.line}>
          {work === '' ? null : <SafeText>{work}</SafeText>}
          <MatchedOn user={user} query={query} />
        </div>
      </div>
      <div className={styles.badges}>
        <Badges user={user} />
      </div>
    </div>
  );
};
