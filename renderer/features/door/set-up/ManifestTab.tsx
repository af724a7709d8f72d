import { Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Registration } from '../../../../contract/app-state.ts';
import type { Fault } from '../../../../contract/result.ts';
import { FaultNote } from '../../../ui/FaultNote.tsx';
import { ScriptBox } from './ScriptBox.tsx';

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '12px' },
  say: { margin: 0 },
  output: { fontFamily: tokens.fontFamilyMonospace, fontSize: '12px' },
});

interface Props {
  readonly registration: Registration;
  readonly fault: Fault | null;
  readonly publishedScopes: string;
  readonly saving: boolean;
  readonly onPublishedScopes: (text: string) => void;
  readonly onSave: () => void;
}

/** A manifest names permissions by IDs, which only the directory tells: one command asks it, its output goes in here. */
export const ManifestTab = ({ registration, fault, publishedScopes, saving, onPublishedScopes, onSave }: Props): ReactNode => {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <p className={styles.say}>
        A manifest names permissions by ID, and only your directory knows these. Run this command and paste what it prints:
      </p>
      <ScriptBox text={registration.scopesCommand} what="the command" />
      <Field label="What the command printed" hint="JSON, from the first bracket to the last. It stays in this window.">
        <Textarea
          value={publishedScopes}
          rows={4}
          spellCheck={false}
          textarea={{ className: styles.output }}
          onChange={(_, { value }) => onPublishedScopes(value)}
        />
      </Field>
      {fault === null ? null : <FaultNote role="status" title="No manifest can be made of this" fault={fault} />}
      {registration.manifest === null || fault !== null ? null : (
        <>
          <p className={styles.say}>
            Send it as the body of POST /v1.0/applications in Graph Explorer. Or register an app by hand and copy these properties over
            those of the same name on its Manifest page.
          </p>
          <ScriptBox text={registration.manifest} what="the manifest" saving={saving} onSave={onSave} />
        </>
      )}
    </div>
  );
};
