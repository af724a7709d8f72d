import { FluentProvider, makeStyles, PortalMountNodeProvider, tokens, Toaster } from '@fluentui/react-components';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Preferences } from '../../contract/profile.ts';
import { resolveTheme } from './resolve-theme.ts';
import { themes } from './themes.ts';
import { toasterId } from '../ui/toaster-id.ts';
import { useSystemWishes } from './use-system-wishes.ts';

const useStyles = makeStyles({
  // Not on the provider itself: Fluent gives the provider's classes to every menu and dialog too.
  page: {
    height: '100vh',
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyBase,
  },
});

interface Props {
  readonly theme: Preferences['theme'];
  readonly children: ReactNode;
}

/** Fluent with the agent's theme. Menus, dialogs and toasts get a landmark of their own to live in. */
export const Look = ({ theme, children }: Props): ReactNode => {
  const styles = useStyles();
  const name = resolveTheme(theme, useSystemWishes());
  const [portal, setPortal] = useState<HTMLElement | null>(null);
  return (
    <FluentProvider theme={themes[name]} data-theme={name}>
      <PortalMountNodeProvider value={portal ?? undefined}>
        <div className={styles.page}>{children}</div>
        <Toaster toasterId={toasterId} position="bottom-end" pauseOnHover pauseOnWindowBlur />
      </PortalMountNodeProvider>
      <section ref={setPortal} aria-label="Menus and dialogs" />
    </FluentProvider>
  );
};
