import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { WorkplaceKind } from '../../../contract/app-state.ts';
import { faultOf } from '../../bridge/fault.ts';
import { ProductMark } from '../../ui/ProductMark.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { ElsewhereLinks } from '../door/ElsewhereLinks.tsx';
import { useChoose } from '../door/use-choose.ts';
import { SessionContext, useNoticesAsTheyCome, useSessionQuery } from './use-session.ts';

const useStyles = makeStyles({
  root: { height: '100%', display: 'grid', placeContent: 'center', padding: '24px', boxSizing: 'border-box' },
  box: { width: 'min(560px, 90vw)', display: 'grid', gap: '16px' },
  brand: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
  },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/**
 * Shows its children at once, so that an agent can begin to type while the desk gets ready; a fault of the
 * session takes their place, with another try.
 */
export const SessionGate = ({ workplace, children }: { readonly workplace: WorkplaceKind; readonly children: ReactNode }): ReactNode => {
  const styles = useStyles();
  const choose = useChoose();
  const session = useSessionQuery();
  useNoticesAsTheyCome();
  if (session.data || session.error === null) return <SessionContext value={session.data ?? null}>{children}</SessionContext>;
  return (
    <main className={styles.root}>
      <div className={styles.box}>
        <h1 className={styles.brand}>
          <ProductMark size={32} />
          Latchkey
        </h1>
        <FaultNote
          role="alert"
          title="The desk could not be opened"
          fault={faultOf(session.error)}
          onRetry={() => void session.refetch()}
          retrying={session.isFetching}
        />
        <p className={styles.hint}>Nothing has been changed, in the directory or on this machine.</p>
        {workplace === 'live' ? <ElsewhereLinks {...choose} withSetUp /> : null}
      </div>
    </main>
  );
};
