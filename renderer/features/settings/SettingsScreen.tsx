import { makeStyles, Spinner } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { useSettings } from './use-settings.ts';

const useStyles = makeStyles({ middle: { height: '100%', display: 'grid', placeContent: 'center' } });

/** The form judges what is typed by the contract's own schema. zod is loaded for it alone, and quietened before a schema is made. */
const loadEditor = () =>
  lazy(async () => {
    const { quietZod } = await import('./quiet-zod.ts');
    quietZod();
    const { SettingsEditor } = await import('./SettingsEditor.tsx');
    return { default: SettingsEditor };
  });

/** What this desk decides for itself: every field of the desk profile, and the file it is kept in. */
export const SettingsScreen = (): ReactNode => {
  const styles = useStyles();
  const settings = useSettings();
  // React keeps the failure of a lazy component for good: one for each time that the screen is opened.
  const [SettingsEditor] = useState(loadEditor);
  if (settings.state === undefined && settings.fault !== null) {
    return (
      <div className={styles.middle}>
        <FaultNote role="alert" title="The settings could not be read" fault={settings.fault} onRetry={settings.readAgain} />
      </div>
    );
  }
  const wait = (
    <div className={styles.middle}>
      <Spinner label="Reading the settings…" />
    </div>
  );
  return settings.state === undefined ? (
    wait
  ) : (
    <Suspense fallback={wait}>
      <SettingsEditor settings={settings} state={settings.state} />
    </Suspense>
  );
};
