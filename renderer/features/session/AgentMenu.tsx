import {
  Button,
  makeStyles,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  tokens,
} from '@fluentui/react-components';
import { ChevronDown16Regular } from '@fluentui/react-icons';
import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import type { Preferences } from '../../../contract/profile.ts';
import type { Agent, PracticeAgent, Session } from '../../../contract/session.ts';
import { PersonAvatar } from '../../ui/PersonAvatar.tsx';
import { SafeText } from '../../ui/SafeText.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { usePhoto } from '../user/use-photo.ts';
import { roleBrief, roleWords } from './role-words.ts';
import { SessionItems } from './SessionItems.tsx';
import { useAppState } from './use-app-state.ts';
import { useLock } from './use-lock.ts';
import { useSetPreferences } from './use-preferences.ts';
import { useReadRoles } from './use-read-roles.ts';
import { useSessionWork } from './use-session-work.ts';
import { useSession } from './use-session.ts';
import { useSwitchAgent } from './use-switch-agent.ts';

const useStyles = makeStyles({
  button: {
    position: 'relative',
    maxWidth: '308px',
    '@media (max-width: 720px)': { minWidth: 0 },
    paddingInline: '6px 8px',
    justifyContent: 'flex-end',
  },
  names: {
    display: 'grid',
    textAlign: 'left',
    minWidth: 0,
    marginInline: '8px 4px',
    // The picture alone, but still said.
    '@media (max-width: 720px)': { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  },
  name: { fontSize: tokens.fontSizeBase200, lineHeight: '16px', fontWeight: tokens.fontWeightSemibold },
  role: { fontSize: '11px', lineHeight: '14px', fontWeight: tokens.fontWeightRegular, color: 'inherit' },
  popover: { width: '340px', maxWidth: '340px', maxHeight: 'calc(100vh - 80px)', overflowY: 'auto' },
  head: { padding: '8px 10px 10px', display: 'grid', gap: '2px', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  tenant: { display: 'flex', alignItems: 'center', gap: '8px', minWidth: 0, marginTop: '6px' },
  headName: { fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
  foot: { padding: '6px 10px', fontSize: '11px', color: tokens.colorNeutralForeground3 },
  sub: { display: 'block', fontSize: '11px', lineHeight: '14px', color: 'inherit', whiteSpace: 'normal' },
});

const themes: readonly (readonly [Preferences['theme'], string])[] = [
  ['system', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
  ['highContrast', 'High contrast'],
];
const densities: readonly (readonly [Preferences['density'], string])[] = [
  ['comfortable', 'Comfortable'],
  ['compact', 'Compact'],
];

/** Needed when an account is switched or main says no, so not loaded before. */
const SessionDialog = lazy(() => import('./SessionDialog.tsx').then(({ SessionDialog: component }) => ({ default: component })));

interface WhoProps {
  readonly agent: Agent;
  readonly tenant: Session['tenant'];
}

const Who = ({ agent, tenant }: WhoProps): ReactNode => {
  const styles = useStyles();
  return (
    <div className={styles.head}>
      <SafeText className={styles.headName}>{agent.displayName}</SafeText>
      <SafeText>{agent.userPrincipalName}</SafeText>
      <span>{roleWords(agent.roles)}</span>
      {tenant.kind === 'practice' ? null : (
        <span className={styles.tenant}>
          <StatusBadge tone="brand">Live tenant</StatusBadge>
          <SafeText>{tenant.displayName}</SafeText>
        </span>
      )}
    </div>
  );
};

const PractiseAs = ({ agents }: { readonly agents: readonly PracticeAgent[] }): ReactNode => {
  const styles = useStyles();
  return (
    <MenuGroup>
      <MenuGroupHeader>Practise as</MenuGroupHeader>
      {agents.map((agent) => (
        <MenuItemRadio key={agent.userPrincipalName} name="agent" value={agent.userPrincipalName}>
          <SafeText>{agent.displayName}</SafeText>
          <span className={styles.sub}>{roleWords(agent.roles.map((displayName) => ({ displayName, scopedTo: agent.scopedTo })))}</span>
        </MenuItemRadio>
      ))}
    </MenuGroup>
  );
};

const Choices = <T extends string>({
  title,
  name,
  of,
}: {
  readonly title: string;
  readonly name: string;
  readonly of: readonly (readonly [T, string])[];
}): ReactNode => (
  <MenuGroup>
    <MenuGroupHeader>{title}</MenuGroupHeader>
    {of.map(([value, words]) => (
      <MenuItemRadio key={value} name={name} value={value}>
        {words}
      </MenuItemRadio>
    ))}
  </MenuGroup>
);

/** Who is at the desk, with which roles; switching the role to practise with, the look and the density. */
export const AgentMenu = (): ReactNode => {
  const styles = useStyles();
  const { agent, tenant, practiceAgents, preferences, appVersion, runtime } = useSession();
  const photo = usePhoto(agent.id);
  const setPreferences = useSetPreferences();
  const { switchTo, switching } = useSwitchAgent();
  const { readRoles, reading: readingRoles } = useReadRoles();
  const { work, ask, cancel, dismiss } = useSessionWork();
  const lock = useLock();
  const app = useAppState();

  const choose = (name: string, values: readonly string[]) => {
    const [value] = values;
    const theme = themes.find(([candidate]) => candidate === value)?.[0];
    const density = densities.find(([candidate]) => candidate === value)?.[0];
    if (name === 'agent' && value !== undefined && value !== agent.userPrincipalName) switchTo(value);
    if (name === 'theme' && theme !== undefined) setPreferences({ ...preferences, theme });
    if (name === 'density' && density !== undefined) setPreferences({ ...preferences, density });
  };

  return (
    <>
      <Menu
        positioning={{ position: 'below', align: 'end' }}
        hasCheckmarks
        checkedValues={{ agent: [agent.userPrincipalName], theme: [preferences.theme], density: [preferences.density] }}
        onCheckedValueChange={(_, data) => choose(data.name, data.checkedItems)}
      >
        <MenuTrigger disableButtonEnhancement>
          <Button appearance="subtle" className={styles.button} disabledFocusable={switching || work.at === 'asked'}>
            <PersonAvatar displayName={agent.displayName} photo={photo} size={28} />
            <span className={styles.names}>
              <SafeText className={styles.name}>{agent.displayName}</SafeText>
              <SafeText className={styles.role} title={roleWords(agent.roles)}>
                {roleBrief(agent.roles)}
              </SafeText>
            </span>
            <ChevronDown16Regular aria-hidden />
          </Button>
        </MenuTrigger>
        <MenuPopover className={styles.popover}>
          <Who agent={agent} tenant={tenant} />
          <MenuDivider />
          <MenuList>
            <SessionItems
              workplace={tenant.kind}
              tenant={app.data?.tenant ?? null}
              readingRoles={readingRoles}
              onReadRoles={readRoles}
              onLock={lock}
              onAct={ask}
            />
            <MenuDivider />
            {practiceAgents.length > 0 ? (
              <>
                <PractiseAs agents={practiceAgents} />
                <MenuDivider />
              </>
            ) : null}
            <Choices title="Look" name="theme" of={themes} />
            <MenuDivider />
            <Choices title="Density" name="density" of={densities} />
          </MenuList>
          <MenuDivider />
          <div className={styles.foot}>
            Latchkey {appVersion} · {runtime}
          </div>
        </MenuPopover>
      </Menu>
      {work.at === 'none' ? null : (
        <Suspense fallback={null}>
          <SessionDialog work={work} agentName={agent.displayName} onCancel={cancel} onDismiss={dismiss} />
        </Suspense>
      )}
    </>
  );
};
