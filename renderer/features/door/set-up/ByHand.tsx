import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { microsoftPages } from '../../../../contract/microsoft-pages.ts';
import type { Registration } from '../../../../contract/app-state.ts';
import { MicrosoftPage } from './MicrosoftPage.tsx';
import { ScriptBox } from './ScriptBox.tsx';

const useStyles = makeStyles({
  steps: { margin: 0, paddingLeft: '22px', display: 'grid', gap: '10px', '> li::marker': { fontWeight: tokens.fontWeightSemibold } },
  value: { fontFamily: tokens.fontFamilyMonospace, userSelect: 'text' },
  scopes: { marginTop: '6px' },
});

interface Props {
  readonly registration: Registration;
  readonly appName: string;
  readonly isGlobal: boolean;
}

/** The registration click by click, in the words of the Entra admin centre. */
export const ByHand = ({ registration: { scopes, redirectAddress, deviceCodes }, appName, isGlobal }: Props): ReactNode => {
  const styles = useStyles();
  return (
    <ol className={styles.steps}>
      <li>
        In the Entra admin centre open <b>App registrations</b> and choose <b>New registration</b>.
        {isGlobal ? (
          <>
            {' '}
            <MicrosoftPage address={microsoftPages.appRegistrations}>Open it</MicrosoftPage>
          </>
        ) : null}
      </li>
      <li>
        Name: <bdi className={styles.value}>{appName}</bdi>. Supported account types: <b>Accounts in this organizational directory only</b>.
      </li>
      <li>
        Redirect URI: <b>Public client/native (mobile &amp; desktop)</b> with <span className={styles.value}>{redirectAddress}</span>.
        Choose <b>Register</b>.
      </li>
      <li>
        <b>Authentication</b>:{' '}
        {deviceCodes ? (
          <>
            set <b>Allow public client flows</b> to <b>Yes</b> and save. The code for another device needs it.
          </>
        ) : (
          <>
            leave <b>Allow public client flows</b> at <b>No</b>.
          </>
        )}
      </li>
      <li>
        <b>Token configuration</b>, <b>Add optional claim</b>, <b>ID</b>: tick <span className={styles.value}>auth_time</span> and add it.
        Unlocking by signing in needs it.
      </li>
      <li>
        <b>API permissions</b>, <b>Add a permission</b>, <b>Microsoft Graph</b>, <b>Delegated permissions</b>: tick these {scopes.length}{' '}
        and no others.
        <div className={styles.scopes}>
          <ScriptBox text={scopes.join('\n')} what="the list of permissions" />
        </div>
      </li>
      <li>
        <b>Overview</b>: note the two IDs for the next step here.
      </li>
    </ol>
  );
};
