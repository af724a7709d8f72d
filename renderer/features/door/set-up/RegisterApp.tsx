import { Button, Field, Input, makeStyles, Spinner, Switch, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { microsoftPages } from '../../../../contract/microsoft-pages.ts';
import { FaultNote } from '../../../ui/FaultNote.tsx';
import { ElsewhereLinks } from '../ElsewhereLinks.tsx';
import type { Choose } from '../use-choose.ts';
import { useFirstFocus } from '../use-first-focus.ts';
import { CloudField } from './CloudField.tsx';
import type { ConnectForm } from './connect-form.ts';
import { isId, problemsIn } from './connect-form.ts';
import { FeatureSwitches } from './FeatureSwitches.tsx';
import { MicrosoftPage } from './MicrosoftPage.tsx';
import { firstChoice, registrationRequest, withFeature } from './registration-request.ts';
import { ScriptTabs } from './ScriptTabs.tsx';
import { Step } from './Step.tsx';
import { useRegistration } from './use-registration.ts';

const useStyles = makeStyles({
  // More to read than on a card: begins higher.
  root: { marginTop: '-24px', width: 'min(1160px, 100%)', display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '20px' },
  head: { display: 'grid', gap: '4px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase600, lineHeight: tokens.lineHeightBase600, fontWeight: tokens.fontWeightSemibold },
  say: { margin: 0, color: tokens.colorNeutralForeground2, maxWidth: '76ch' },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '20px',
    alignItems: 'start',
    '@media (min-width: 1000px)': { gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 7fr)' },
  },
  column: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '16px' },
  fields: { display: 'grid', gap: '12px' },
  id: { fontFamily: tokens.fontFamilyMonospace },
  name: { fontWeight: tokens.fontWeightSemibold },
  beside: {
    margin: 0,
    paddingLeft: '52px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

interface Props {
  readonly form: ConnectForm;
  readonly choose: Choose;
  readonly onForm: (form: ConnectForm) => void;
  readonly onDone: () => void;
}

/** How an administrator registers the app, step by step, with scripts made of what the desk will do. */
export const RegisterApp = ({ form, choose, onForm, onDone }: Props): ReactNode => {
  const styles = useStyles();
  const [choice, setChoice] = useState(firstChoice);
  const request = registrationRequest(form, choice);
  // What was pasted for the manifest may be unusable; the scripts do not need it.
  const scripts = useRegistration(request === null ? null : { ...request, publishedScopes: '' });
  const withManifest = useRegistration(request === null || request.publishedScopes === '' ? null : request);
  const box = useFirstFocus<HTMLDivElement>('register');
  const tenantProblem = form.tenantId === '' || isId(form.tenantId) ? undefined : problemsIn(form).tenantId;
  const { registration } = scripts;
  const manifest = withManifest.registration?.manifest ?? null;
  return (
    <div ref={box} className={styles.root}>
      <div className={styles.head}>
        <h1 className={styles.title}>Register the app</h1>
        <p className={styles.say}>
          An administrator of your organisation does this once. The app is a public client without a secret: it can do nothing by itself,
          only what an agent who signs in may do anyway, and never more than what is switched on here.
        </p>
      </div>
      <div className={styles.columns}>
        <div className={styles.column}>
          <Step number={1} title="Your organisation">
            <div className={styles.fields}>
              <Field
                label="Directory (tenant) ID"
                required
                hint="Entra admin centre: Overview"
                {...(tenantProblem === undefined ? {} : { validationState: 'error', validationMessage: tenantProblem })}
              >
                <Input
                  data-first
                  value={form.tenantId}
                  autoComplete="off"
                  spellCheck={false}
                  input={{ className: styles.id }}
                  placeholder="00000000-0000-0000-0000-000000000000"
                  onChange={(_, { value }) => onForm({ ...form, tenantId: value })}
                />
              </Field>
              <CloudField cloud={form.cloud} onCloud={(cloud) => onForm({ ...form, cloud })} />
              <Field label="Name of the app" hint="Agents see it on Microsoft’s sign-in page.">
                <Input
                  value={choice.appName}
                  maxLength={120}
                  autoComplete="off"
                  onChange={(_, { value }) => setChoice({ ...choice, appName: value })}
                />
              </Field>
            </div>
          </Step>
          {registration === null ? null : (
            <Step number={2} title="What agents will do">
              <p className={styles.say}>Switch off what this desk does not do: its permissions are then not asked for.</p>
              <FeatureSwitches
                features={registration.features}
                chosen={choice.features}
                onFeature={(feature, on) => setChoice({ ...choice, features: withFeature(choice.features, feature, on) })}
              />
              <Switch
                checked={choice.deviceCodes}
                label={{ children: 'Sign in with a code on another device', className: styles.name }}
                onChange={(_, { checked }) => setChoice({ ...choice, deviceCodes: checked })}
              />
              <p className={styles.beside}>
                For computers without a browser. It lets anybody who talks an agent into typing a code sign in as them, so leave it off
                where every computer has a browser.
              </p>
            </Step>
          )}
        </div>
        <div className={styles.column}>
          {request === null || registration === null ? (
            <Step number={2} title="The scripts">
              {scripts.fault === null ? (
                <p className={styles.say}>
                  {request === null ? (
                    'Enter the tenant ID and the name of the app: the scripts are made of them.'
                  ) : (
                    <Spinner size="tiny" label="Making the scripts…" />
                  )}
                </p>
              ) : null}
            </Step>
          ) : (
            <>
              <Step number={3} title="Register">
                <ScriptTabs
                  request={request}
                  registration={{ ...registration, manifest }}
                  fault={withManifest.fault}
                  publishedScopes={choice.publishedScopes}
                  onPublishedScopes={(publishedScopes) => setChoice({ ...choice, publishedScopes })}
                />
              </Step>
              <Step number={4} title="Agree for everybody">
                <p className={styles.say}>
                  Open the address that the script prints last, or choose Grant admin consent on the app’s API permissions page. Agents are
                  then asked nothing. Without it Microsoft asks each agent when a feature is first used, and most of these permissions only
                  an administrator can give.
                </p>
                <MicrosoftPage address={microsoftPages.howToConsent}>How admin consent works</MicrosoftPage>
              </Step>
            </>
          )}
          {scripts.fault === null ? null : <FaultNote role="alert" title="The scripts could not be made" fault={scripts.fault} />}
          <Step number={request === null || registration === null ? 3 : 5} title="Enter the two IDs">
            <div className={styles.actions}>
              <Button appearance="primary" onClick={onDone}>
                The app is registered: enter the IDs
              </Button>
              <MicrosoftPage address={microsoftPages.howToRegister}>Microsoft’s own guide</MicrosoftPage>
            </div>
          </Step>
        </div>
      </div>
      <ElsewhereLinks {...choose} withSetUp={false} />
    </div>
  );
};
