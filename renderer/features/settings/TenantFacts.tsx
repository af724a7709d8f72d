import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { LiveTenant } from '../../../contract/live-tenant.ts';
import { ManagedHint } from './Setting.tsx';
import type { SettingsForm } from './use-settings-form.ts';

const useStyles = makeStyles({
  root: { margin: 0, display: 'grid', gridTemplateColumns: 'max-content minmax(0, 1fr)', columnGap: '16px', rowGap: '4px' },
  term: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, overflowWrap: 'anywhere' },
  id: { margin: 0, overflowWrap: 'anywhere', fontFamily: tokens.fontFamilyMonospace },
  say: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

const cloudNames: Readonly<Record<LiveTenant['cloud'], string>> = {
  global: 'Global',
  usGovL4: 'US Government L4',
  usGovL5: 'US Government L5',
  china: 'China',
};

/** The live tenant. It is shown and not changed here: another tenant means another sign-in and another journal. */
export const TenantFacts = ({ form, tenant }: { readonly form: SettingsForm; readonly tenant: LiveTenant | null }): ReactNode => {
  const styles = useStyles();
  return (
    <div>
      {tenant === null ? (
        <p className={styles.value}>No tenant is set up yet.</p>
      ) : (
        <dl className={styles.root}>
          <dt className={styles.term}>Tenant ID</dt>
          <dd className={styles.id}>{tenant.tenantId}</dd>
          <dt className={styles.term}>Client ID</dt>
          <dd className={styles.id}>{tenant.clientId}</dd>
          <dt className={styles.term}>Cloud</dt>
          <dd className={styles.value}>{cloudNames[tenant.cloud]}</dd>
        </dl>
      )}
      <p className={styles.say}>
        {form.isManaged('tenant') ? <ManagedHint form={form} /> : 'To change it, go to the set-up from your account’s menu.'}
      </p>
    </div>
  );
};
