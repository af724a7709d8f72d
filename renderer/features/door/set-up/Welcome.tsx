import { createFocusOutlineStyle, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  Building24Regular,
  ChevronRight20Regular,
  DocumentArrowUp24Regular,
  PersonArrowRight24Regular,
  ShieldKeyhole24Regular,
} from '@fluentui/react-icons';
import type { ReactElement, ReactNode } from 'react';
import type { ConfiguredTenant } from '../../../../contract/app-state.ts';
import { FaultNote } from '../../../ui/FaultNote.tsx';
import { Note } from '../../../ui/Note.tsx';
import { SafeText } from '../../../ui/SafeText.tsx';
import { DoorCard } from '../DoorCard.tsx';
import type { Choose } from '../use-choose.ts';
import { useFirstFocus } from '../use-first-focus.ts';
import { ProfileProblems } from './ProfileProblems.tsx';
import { useImportProfile } from './use-import-profile.ts';

const useStyles = makeStyles({
  ways: { display: 'grid', gap: '10px', margin: 0, padding: 0, listStyleType: 'none' },
  way: {
    width: '100%',
    display: 'grid',
    gridTemplateColumns: '24px minmax(0, 1fr) 20px',
    alignItems: 'center',
    columnGap: '16px',
    padding: '14px 16px',
    textAlign: 'left',
    font: 'inherit',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    cursor: 'pointer',
    // The words take the colour of the whole, which in high contrast turns round.
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover, color: tokens.colorNeutralForeground1Hover },
    ':active': { backgroundColor: tokens.colorNeutralBackground1Pressed, color: tokens.colorNeutralForeground1Pressed },
    ...createFocusOutlineStyle(),
    '@media (forced-colors: active)': { ':hover': { outline: '1px solid Highlight' } },
  },
  first: {
    border: `1px solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorBrandBackground2,
    ':hover': { backgroundColor: tokens.colorBrandBackground2Hover },
    ':active': { backgroundColor: tokens.colorBrandBackground2Pressed },
  },
  name: { display: 'block', fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  hint: { display: 'block', fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

interface WayProps {
  readonly name: ReactNode;
  readonly hint: string;
  readonly icon: ReactElement;
  readonly first?: boolean;
  readonly busy: boolean;
  readonly onClick: () => void;
}

const Way = ({ name, hint, icon, first = false, busy, onClick }: WayProps): ReactNode => {
  const styles = useStyles();
  return (
    <li>
      <button
        type="button"
        className={mergeClasses(styles.way, first && styles.first)}
        aria-disabled={busy}
        {...(first ? { 'data-first': '' } : {})}
        onClick={busy ? undefined : onClick}
      >
        <span aria-hidden>{icon}</span>
        <span>
          <span className={styles.name}>{name}</span>
          <span className={styles.hint}>{hint}</span>
        </span>
        <ChevronRight20Regular aria-hidden />
      </button>
    </li>
  );
};

interface Props {
  readonly tenant: ConfiguredTenant | null;
  readonly choose: Choose;
  readonly onConnect: () => void;
}

/** What Latchkey is, and the ways in. */
export const Welcome = ({ tenant, choose, onConnect }: Props): ReactNode => {
  const styles = useStyles();
  const profile = useImportProfile();
  const box = useFirstFocus<HTMLUListElement>('welcome');
  const busy = choose.going !== null || profile.reading;
  return (
    <DoorCard
      wide
      title="Welcome to Latchkey"
      lead="Latchkey helps a service desk let people back in after a lost phone: it checks who is calling, changes their sign-in methods in Microsoft Entra ID, and keeps a journal of every step on this computer."
    >
      {choose.fault === null ? null : <FaultNote role="alert" fault={choose.fault} />}
      <ul ref={box} className={styles.ways} aria-label="Ways to begin">
        {tenant === null ? null : (
          <Way
            first
            name={
              <>
                Go on to <SafeText fit="wrap">{tenant.displayName}</SafeText>
              </>
            }
            hint="It is set up already. Sign in with your work account."
            icon={<PersonArrowRight24Regular />}
            busy={busy}
            onClick={() => choose.choose('live')}
          />
        )}
        <Way
          first={tenant === null}
          name={tenant === null ? 'Connect your organisation' : 'Change the connection'}
          hint="Enter two IDs, then sign in. If the app is not registered yet, you are shown how."
          icon={<Building24Regular />}
          busy={busy}
          onClick={onConnect}
        />
        <Way
          name={choose.going === 'practice' ? 'Opening the practice tenant…' : 'Try the practice tenant'}
          hint="Invented people on this computer. Nothing is real, nothing leaves it, and no account is needed."
          icon={<ShieldKeyhole24Regular />}
          busy={busy}
          onClick={() => choose.choose('practice')}
        />
        <Way
          name={profile.reading ? 'Reading the file…' : 'I have a desk profile file'}
          hint="A file that your desk or your administrator gave you. It holds the IDs and the rules of the desk."
          icon={<DocumentArrowUp24Regular />}
          busy={busy}
          onClick={profile.read}
        />
      </ul>
      {profile.fault === null ? null : (
        <FaultNote role="alert" title="The file was not read" fault={profile.fault} onRetry={profile.read} />
      )}
      {profile.problems === null ? null : <ProfileProblems {...profile.problems} />}
      {profile.keptWithoutTenant ? (
        <Note intent="info" role="status" title="The profile was kept">
          It names no organisation to sign in to. Choose “Connect your organisation” and enter its IDs.
        </Note>
      ) : null}
    </DoorCard>
  );
};
