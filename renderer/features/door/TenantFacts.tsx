import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ConfiguredTenant, TenantSource } from '../../../contract/app-state.ts';
import { SafeText } from '../../ui/SafeText.tsx';
import { cloudNames } from './cloud-words.ts';

const useStyles = makeStyles({
  root: {
    margin: 0,
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    columnGap: '14px',
    rowGap: '2px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  value: { margin: 0, minWidth: 0, overflowWrap: 'anywhere', userSelect: 'text' },
  id: { fontFamily: tokens.fontFamilyMonospace },
});

const setBy: Readonly<Record<TenantSource, string>> = {
  managed: 'Your administrator, for this computer',
  commandLine: 'The command that started Latchkey',
  profile: 'This desk’s profile',
};

interface Props {
  readonly tenant: ConfiguredTenant;
  /** Every ID and who set it; otherwise what tells one tenant from another. */ readonly complete?: boolean;
}

/** Which tenant this is, for whoever must be sure. */
export const TenantFacts = ({ tenant: { tenant, displayName, source }, complete = false }: Props): ReactNode => {
  const styles = useStyles();
  const facts: readonly (readonly [string, ReactNode])[] = [
    ...(complete ? [['Organisation', <SafeText key="organisation">{displayName}</SafeText>] as const] : []),
    [
      'Tenant ID',
      <span key="tenant" className={styles.id}>
        {tenant.tenantId}
      </span>,
    ],
    ...(complete
      ? [
          [
            'Client ID',
            <span key="client" className={styles.id}>
              {tenant.clientId}
            </span>,
          ] as const,
        ]
      : []),
    ['Cloud', cloudNames[tenant.cloud]],
    ...(complete ? [['Set by', setBy[source]] as const] : []),
  ];
  return (
    <dl className={styles.root}>
      {facts.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd className={styles.value}>{value}</dd>
        </div>
      ))}
    </dl>
  );
};
