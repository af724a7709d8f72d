import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { AuthenticationMethod } from '../../../contract/methods.ts';
import { methodKey } from '../../../contract/method-key.ts';
import { KindIcon } from '../../ui/KindIcon.tsx';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    gap: '6px 14px',
    alignItems: 'center',
    flexWrap: 'wrap',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  title: { fontWeight: tokens.fontWeightSemibold },
  item: { display: 'inline-flex', alignItems: 'center', gap: '6px', maxWidth: '100%', minWidth: 0 },
  text: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 },
});

/** What the plan leaves alone, on one line. */
export const KeptMethods = ({ methods }: { readonly methods: readonly AuthenticationMethod[] }): ReactNode => {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <span className={styles.title}>Kept:</span>
      {methods.length === 0 ? 'nothing' : null}
      {methods.map((method) => (
        <span key={methodKey(method)} className={styles.item}>
          <KindIcon kind={method.kind} />
          <bdi className={styles.text}>
            {method.label.slice(0, 80)}
            {method.detail === null ? '' : ` (${method.detail.slice(0, 80)})`}
          </bdi>
        </span>
      ))}
    </div>
  );
};
