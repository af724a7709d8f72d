import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { WorkplaceKind } from '../../contract/app-state.ts';
import { Find } from '../features/find/Find.tsx';
import { AgentMenu } from '../features/session/AgentMenu.tsx';
import { useSessionIfKnown } from '../features/session/use-session.ts';
import { ProductMark } from '../ui/ProductMark.tsx';
import { SafeText } from '../ui/SafeText.tsx';
import { AnswersButton } from './AnswersButton.tsx';
import type { Screen } from './place.ts';
import { useNavigation } from './place.ts';

const useStyles = makeStyles({
  root: {
    gridRow: 2,
    display: 'grid',
    // The search stands where the ticket begins below.
    gridTemplateColumns: 'calc(clamp(380px, 33vw, 440px) - 8px) minmax(0, 640px) minmax(300px, 1fr)',
    alignItems: 'center',
    columnGap: '24px',
    height: '56px',
    padding: '0 12px 0 16px',
    boxSizing: 'border-box',
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    // A small window, or a large zoom.
    '@media (max-width: 1000px)': { gridTemplateColumns: 'minmax(0, auto) minmax(60px, 1fr) auto', columnGap: '12px' },
  },
  // The screens stand at the right, so that they stay where they are when the organisation's name comes.
  left: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: '20px',
    minWidth: 0,
    '@media (max-width: 1000px)': { gap: '8px' },
  },
  brand: { display: 'flex', alignItems: 'center', gap: '10px', minWidth: 0 },
  names: { minWidth: 0 },
  product: { display: 'block', fontSize: tokens.fontSizeBase400, lineHeight: '20px', fontWeight: tokens.fontWeightSemibold },
  organisation: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: '16px',
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorBrandForeground1,
  },
  nav: { display: 'flex', gap: '4px' },
  item: {
    minWidth: 0,
    fontWeight: tokens.fontWeightRegular,
    position: 'relative',
    paddingInline: '10px',
    '@media (max-width: 1000px)': { paddingInline: '6px' },
  },
  current: {
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorBrandForeground1,
    '::after': {
      content: '""',
      position: 'absolute',
      left: '10px',
      right: '10px',
      bottom: 0,
      height: '3px',
      borderRadius: '2px',
      backgroundColor: tokens.colorBrandStroke1,
      '@media (forced-colors: active)': { forcedColorAdjust: 'none', backgroundColor: 'Highlight' },
    },
  },
  right: { display: 'flex', justifyContent: 'flex-end', alignItems: 'center', gap: '4px', minWidth: 0 },
});

/** Words alone: the room beside them belongs to the organisation's name. */
const screens: readonly (readonly [Screen, string])[] = [
  ['desk', 'Desk'],
  ['journal', 'Journal'],
  ['settings', 'Settings'],
];

interface Props {
  readonly workplace: WorkplaceKind;
  readonly withFind: boolean;
}

/**
 * The permanent bar: product and whose directory this is, screens, search, agent. On the start screen the search is
 * the hero below instead.
 */
export const TopBar = ({ workplace, withFind }: Props): ReactNode => {
  const styles = useStyles();
  const { place, go } = useNavigation();
  const session = useSessionIfKnown();
  // A no-break space keeps the line until the name is known.
  const organisation = session?.tenant.displayName ?? '\u00A0';
  return (
    <header className={styles.root}>
      <div className={styles.left}>
        <span className={styles.brand}>
          <ProductMark size={28} />
          <span className={styles.names}>
            <span className={styles.product}>Latchkey</span>
            {workplace === 'live' ? (
              <SafeText className={styles.organisation} title={organisation.slice(0, 400)}>
                {organisation}
              </SafeText>
            ) : null}
          </span>
        </span>
        <nav aria-label="Screens" className={styles.nav}>
          {screens.map(([screen, name]) => (
            <Button
              key={screen}
              appearance="subtle"
              className={mergeClasses(styles.item, place.screen === screen && styles.current)}
              aria-current={place.screen === screen ? 'page' : undefined}
              onClick={() => go({ type: 'go', screen })}
            >
              {name}
            </Button>
          ))}
        </nav>
      </div>
      <div>{withFind ? <Find size="bar" onOpen={(userId, glimpse) => go({ type: 'open', userId, glimpse })} /> : null}</div>
      <div className={styles.right}>
        <AnswersButton />
        {session === null ? null : <AgentMenu />}
      </div>
    </header>
  );
};
