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

interface Props {
  readonly methods: readonly AuthenticationMethod[];
  /** The plan touches none, and the agent may not see which there are. */
  readonly leavesAll: boolean;
}

/** What the plan leaves alone, on one line. */
export const KeptMethods = ({ methods, leavesAll }: Props): ReactNode => {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <span className={styles.title}>Kept:</span>
      {methods.length > 0 ? null : leavesAll ? 'all their sign-in methods' : 'nothing'}
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
