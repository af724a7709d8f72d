import { makeStyles, Tab, TabList } from '@fluentui/react-components';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Registration, RegistrationRequest } from '../../../../contract/app-state.ts';
import type { Fault } from '../../../../contract/result.ts';
import { FaultNote } from '../../../ui/FaultNote.tsx';
import { Note } from '../../../ui/Note.tsx';
import { SafeText } from '../../../ui/SafeText.tsx';
import { ByHand } from './ByHand.tsx';
import { ManifestTab } from './ManifestTab.tsx';
import { ScriptBox } from './ScriptBox.tsx';
import { useSaveRegistration } from './use-registration.ts';
import type { SaveRegistration } from './use-registration.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '12px' },
  tabs: { marginLeft: '-10px', flexWrap: 'wrap' },
  panel: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '8px' },
  say: { margin: 0 },
});

const ways = [
  ['powerShell', 'PowerShell'],
  ['azureCli', 'Azure CLI'],
  ['manifest', 'Manifest'],
  ['byHand', 'By hand'],
] as const;
type RegisterWay = (typeof ways)[number][0];

interface Props {
  readonly request: RegistrationRequest;
  readonly registration: Registration;
  readonly fault: Fault | null;
  readonly publishedScopes: string;
  readonly onPublishedScopes: (text: string) => void;
}

const Way = ({ way, saved, ...props }: Props & { readonly way: RegisterWay; readonly saved: SaveRegistration }): ReactNode => {
  const styles = useStyles();
  const { request, registration, fault, publishedScopes, onPublishedScopes } = props;
  const saving = saved.saving;
  switch (way) {
    case 'powerShell':
      return (
        <>
          <p className={styles.say}>Run it in PowerShell, as a Cloud Application Administrator. It prints the two IDs.</p>
          <ScriptBox text={registration.powerShell} what="the PowerShell script" saving={saving} onSave={() => saved.save('powerShell')} />
        </>
      );
    case 'azureCli':
      return registration.azureCli === null ? (
        <Note intent="info">The Azure CLI does not know this cloud. Use PowerShell, or register by hand.</Note>
      ) : (
        <>
          <p className={styles.say}>Run it where the Azure CLI is installed, for example in the Cloud Shell. It prints the two IDs.</p>
          <ScriptBox text={registration.azureCli} what="the Azure CLI script" saving={saving} onSave={() => saved.save('azureCli')} />
        </>
      );
    case 'manifest':
      return (
        <ManifestTab
          registration={registration}
          fault={fault}
          publishedScopes={publishedScopes}
          saving={saving}
          onPublishedScopes={onPublishedScopes}
          onSave={() => saved.save('manifest')}
        />
      );
    case 'byHand':
      return <ByHand registration={registration} appName={request.displayName} isGlobal={request.cloud === 'global'} />;
    default:
      return way satisfies never;
  }
};

/** Four ways to the same registration. */
export const ScriptTabs = (props: Props): ReactNode => {
  const styles = useStyles();
  const [way, setWay] = useState<RegisterWay>('powerShell');
  const saved = useSaveRegistration(props.request);
  return (
    <div className={styles.root}>
      <TabList
        className={styles.tabs}
        selectedValue={way}
        aria-label="Ways to register"
        onTabSelect={(_, { value }) => setWay(ways.find(([id]) => id === value)?.[0] ?? 'powerShell')}
      >
        {ways.map(([id, name]) => (
          <Tab key={id} id={`tab-${id}`} value={id} aria-controls="registration-panel">
            {name}
          </Tab>
        ))}
      </TabList>
      <div id="registration-panel" role="tabpanel" aria-labelledby={`tab-${way}`} className={styles.panel}>
        <Way {...props} way={way} saved={saved} />
      </div>
      {saved.fault === null ? null : <FaultNote role="alert" title="Not saved" fault={saved.fault} />}
      {saved.path === null ? null : (
        <Note intent="success" role="status" title="Saved">
          <SafeText fit="wrap">{saved.path}</SafeText>
        </Note>
      )}
    </div>
  );
};
