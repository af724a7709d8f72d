import { makeStyles, tokens } from '@fluentui/react-components';
import { LockClosed48Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { ActRefusal } from '../../../contract/permission.ts';

const useStyles = makeStyles({
  root: {
    height: '100%',
    display: 'grid',
    placeContent: 'center',
    justifyItems: 'center',
    gap: '8px',
    padding: '24px',
    boxSizing: 'border-box',
    textAlign: 'center',
  },
  icon: { color: tokens.colorNeutralForeground3 },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: tokens.fontWeightSemibold },
  because: { margin: 0, maxWidth: '52ch', overflowWrap: 'anywhere' },
  ask: {
    margin: '8px 0 0',
    maxWidth: '52ch',
    padding: '10px 16px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
});

const titles: Readonly<Record<ActRefusal['reason'], string>> = {
  self: 'This is your own account',
  noRole: 'Your role does not reach this far',
  customRole: 'Your role is not one that Latchkey knows',
  outsideAdministrativeUnit: 'This person is outside your area',
  privilegedTarget: 'This person holds a higher role',
  roleAssignableGroup: 'This person is in a protected group',
  restrictedAdministrativeUnit: 'This person is in a protected area',
  rolesUnread: 'This person’s roles could not be read',
  notKnown: 'It is not known whether you may act',
};

/** Why there is no form here, and who can help instead. */
export const NotAllowed = ({ refusal }: { readonly refusal: ActRefusal }): ReactNode => {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <LockClosed48Regular aria-hidden className={styles.icon} />
      <h2 className={styles.title}>{titles[refusal.reason]}</h2>
      <p className={styles.because}>{refusal.because}</p>
      <p className={styles.ask}>{refusal.askInstead}</p>
    </div>
  );
};
