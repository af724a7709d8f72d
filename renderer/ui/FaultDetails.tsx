import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Fault } from '../../contract/result.ts';

const useStyles = makeStyles({
  details: { marginTop: '6px', color: tokens.colorNeutralForeground2 },
  summary: { cursor: 'pointer', width: 'fit-content' },
  facts: {
    margin: '6px 0 0',
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    columnGap: '12px',
    rowGap: '2px',
  },
  value: { margin: 0, fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere', userSelect: 'text' },
});

/** What the people whom the agent asks for help will want to know, folded away. */
export const FaultDetails = ({ fault }: { readonly fault: Fault }): ReactNode => {
  const styles = useStyles();
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Code', fault.code],
    [fault.code.startsWith('auth.') ? "Microsoft's words" : "Graph's words", fault.detail],
    ['Graph request', fault.graphRequestId],
    ['Our reference', fault.correlationId === 'none' ? undefined : fault.correlationId],
  ];
  return (
    <details className={styles.details}>
      <summary className={styles.summary}>Details</summary>
      <dl className={styles.facts}>
        {facts.map(([name, value]) =>
          value === undefined || value === '' ? null : (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd className={styles.value}>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </details>
  );
};
