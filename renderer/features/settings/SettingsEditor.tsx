import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownload20Regular, ArrowUpload20Regular } from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { SettingsState } from '../../../contract/settings.ts';
import { Copyable } from '../../ui/Copyable.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { useAnnounce } from '../../ui/LiveRegion.tsx';
import { Note } from '../../ui/Note.tsx';
import { SafeText } from '../../ui/SafeText.tsx';
import { useCopy } from '../user/use-copy.ts';
import { ImportProblems } from './ImportProblems.tsx';
import { SettingsSections } from './SettingsSections.tsx';
import type { SettingsDesk } from './use-settings.ts';
import { useSettingsForm } from './use-settings-form.ts';

const useStyles = makeStyles({
  root: { height: '100%', overflowY: 'auto', boxSizing: 'border-box', backgroundColor: tokens.colorNeutralBackground2 },
  column: {
    width: 'min(860px, 100%)',
    boxSizing: 'border-box',
    margin: '0 auto',
    padding: '0 24px 32px',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '20px',
  },
  // The buttons stay in sight however far down the agent is.
  head: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    padding: '16px 0 12px',
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    flexWrap: 'wrap',
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: {
    margin: 0,
    flexGrow: 1,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  state: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  files: { display: 'grid', gap: '10px' },
  file: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: '8px', minWidth: 0 },
  buttons: { display: 'flex', gap: '8px', flexWrap: 'wrap' },
  where: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  notes: { display: 'grid', gap: '8px' },
});

const Outcome = ({ settings }: { readonly settings: SettingsDesk }): ReactNode => {
  const { outcome } = settings;
  return (
    <>
      <div role="status">
        {outcome?.kind === 'done' ? (
          <Note
            intent="success"
            actions={
              <Button size="small" appearance="subtle" onClick={settings.dismiss}>
                Dismiss
              </Button>
            }
          >
            {outcome.words}
          </Note>
        ) : null}
      </div>
      {outcome?.kind === 'failed' ? <FaultNote role="alert" title={outcome.title} fault={outcome.fault} /> : null}
      {outcome?.kind === 'problems' ? <ImportProblems path={outcome.path} problems={outcome.problems} /> : null}
    </>
  );
};

const problemsInWords = (count: number): string => (count === 1 ? 'One field needs correcting.' : `${count} fields need correcting.`);

/** The form, with what it does to the file. */
export const SettingsEditor = ({ settings, state }: { readonly settings: SettingsDesk; readonly state: SettingsState }): ReactNode => {
  const styles = useStyles();
  const announce = useAnnounce();
  const copy = useCopy();
  const form = useSettingsForm(state);
  const root = useRef<HTMLFormElement>(null);
  const isBad = settings.outcome !== null && settings.outcome.kind !== 'done';
  // What went wrong stands at the top; the agent may be far down.
  useEffect(() => {
    if (isBad) root.current?.scrollTo({ top: 0 });
  }, [isBad]);
  const save = (): void => {
    if (settings.busy || !form.changed) return;
    const profile = form.finish();
    if (profile !== null) {
      settings.save(profile, (saved) => form.reset(saved.profile));
      return;
    }
    announce(problemsInWords(form.problems.size), 'assertive');
    const fields = root.current?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>('input, textarea, select');
    // A field can hold a list, of which one entry is wrong.
    const paths = [...form.problems.keys()];
    const wrong = [...(fields ?? [])].find(({ name }) => name !== '' && paths.some((path) => path === name || path.startsWith(`${name}.`)));
    wrong?.focus();
  };
  return (
    <form
      ref={root}
      className={styles.root}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className={styles.column}>
        <div className={styles.head}>
          <h1 className={styles.title}>Settings</h1>
          <span className={styles.state}>
            {form.changed ? (form.problems.size > 0 ? problemsInWords(form.problems.size) : 'Not saved yet.') : 'Everything is saved.'}
          </span>
          <Button disabledFocusable={!form.changed || settings.busy} onClick={() => form.reset(state.profile)}>
            Undo changes
          </Button>
          <Button type="submit" appearance="primary" disabledFocusable={!form.changed || settings.busy}>
            Save
          </Button>
        </div>
        <div className={styles.files}>
          <div className={styles.file}>
            <span className={styles.where}>These settings are in</span>
            <Copyable text={state.file} what="the file’s path" onCopy={copy} mono fit="wrap" />
          </div>
          {state.managedFile === null ? null : (
            <Note intent="info" title="Some settings come from your administrator">
              <SafeText fit="wrap">{state.managedFile}</SafeText>
            </Note>
          )}
          <div className={styles.buttons}>
            <Button icon={<ArrowUpload20Regular />} disabledFocusable={settings.busy} onClick={() => settings.importFile(form.load)}>
              Import…
            </Button>
            <Button icon={<ArrowDownload20Regular />} disabledFocusable={settings.busy} onClick={() => settings.exportFile('profile')}>
              Export profile…
            </Button>
            <Button icon={<ArrowDownload20Regular />} disabledFocusable={settings.busy} onClick={() => settings.exportFile('schema')}>
              Export schema…
            </Button>
          </div>
        </div>
        <div className={styles.notes}>
          <Outcome settings={settings} />
        </div>
        <SettingsSections form={form} />
      </div>
    </form>
  );
};
