import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Person } from '../../../contract/person.ts';
import { Copyable } from '../../ui/Copyable.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { SafeText } from '../../ui/SafeText.tsx';
import { useCopy } from './use-copy.ts';
import { perUserMfaWords } from './person-words.ts';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    columnGap: '16px',
    rowGap: 'var(--lk-fact-gap, 8px)',
    margin: 0,
  },
  term: { fontSize: tokens.fontSizeBase200, lineHeight: '16px', color: tokens.colorNeutralForeground3 },
  value: { margin: 0, minWidth: 0, fontSize: tokens.fontSizeBase300, lineHeight: '19px', overflowWrap: 'anywhere' },
  wide: { gridColumn: '1 / -1', minWidth: 0 },
  none: { color: tokens.colorNeutralForeground3 },
  small: { display: 'block', fontSize: tokens.fontSizeBase200, lineHeight: '16px', color: tokens.colorNeutralForeground2 },
});

interface FactProps {
  readonly name: string;
  /** Takes the whole line. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

const Fact = ({ name, isWide = false, children }: FactProps): ReactNode => {
  const styles = useStyles();
  return (
    <div className={isWide ? styles.wide : undefined}>
      <dt className={styles.term}>{name}</dt>
      <dd className={styles.value}>{children ?? <span className={styles.none}>Not recorded</span>}</dd>
    </div>
  );
};

const text = (value: string | null): ReactNode =>
  value === null || value === '' ? null : <SafeText title={value.slice(0, 400)}>{value}</SafeText>;

const Manager = ({ manager }: { readonly manager: Person['manager'] }): ReactNode => {
  const styles = useStyles();
  if (!manager.ok) return <span className={styles.none}>Could not be read</span>;
  if (manager.value === null) return <span className={styles.none}>None on record</span>;
  const { displayName, userPrincipalName } = manager.value;
  return <SafeText title={userPrincipalName ?? displayName}>{displayName}</SafeText>;
};

const Moment = ({ utc }: { readonly utc: string }): ReactNode => {
  const styles = useStyles();
  return (
    <>
      <RelativeTime utc={utc} />
      <RelativeTime utc={utc} form="absolute" className={styles.small} />
    </>
  );
};

const SignInAllowed = ({ enabled }: { readonly enabled: boolean | null }): ReactNode => {
  const styles = useStyles();
  if (enabled === null) return <span className={styles.none}>Not known</span>;
  return enabled ? 'Not blocked' : 'Blocked';
};

/** What the directory says about the person, in pairs. */
export const Facts = ({ person }: { readonly person: Person }): ReactNode => {
  const styles = useStyles();
  const { user } = person;
  const copy = useCopy();
  return (
    <dl className={styles.list}>
      <Fact name="Manager">
        <Manager manager={person.manager} />
      </Fact>
      <Fact name="Employee ID">{text(user.employeeId)}</Fact>
      <Fact name="Office">{text(user.officeLocation)}</Fact>
      <Fact name="Per-user MFA">
        {person.perUserMfa.ok ? perUserMfaWords[person.perUserMfa.value] : <span className={styles.none}>Could not be read</span>}
      </Fact>
      <Fact name="Sign-in">
        <SignInAllowed enabled={user.accountEnabled} />
      </Fact>
      <Fact name="Password last changed">
        {user.lastPasswordChangeDateTime === null ? null : <Moment utc={user.lastPasswordChangeDateTime} />}
      </Fact>
      {user.mail !== null && user.mail.toLowerCase() !== user.userPrincipalName.toLowerCase() ? (
        <Fact name="Mail">{text(user.mail)}</Fact>
      ) : null}
      {user.onPremisesSyncEnabled ? <Fact name="Account source">Synced from on-premises</Fact> : null}
      <Fact name="Account created">{user.createdDateTime === null ? null : <Moment utc={user.createdDateTime} />}</Fact>
      <Fact name="Object ID" isWide>
        <Copyable text={user.id} what="object ID" onCopy={copy} mono />
      </Fact>
    </dl>
  );
};
