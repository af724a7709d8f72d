import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { FaultNote } from '../../ui/FaultNote.tsx';
import type { Choose } from './use-choose.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: '10px', paddingTop: '12px', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  links: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginLeft: '-8px' },
});

/** The ways out of a page at the door, always in the same place. */
export const ElsewhereLinks = ({ choose, going, fault, withSetUp }: Choose & { readonly withSetUp: boolean }): ReactNode => {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      {fault === null ? null : <FaultNote role="alert" fault={fault} />}
      <div className={styles.links}>
        <Button size="small" appearance="subtle" disabledFocusable={going !== null} onClick={() => choose('practice')}>
          {going === 'practice' ? 'Opening the practice tenant…' : 'Try the practice tenant'}
        </Button>
        {withSetUp ? (
          <Button size="small" appearance="subtle" disabledFocusable={going !== null} onClick={() => choose('setUp')}>
            Change the set-up
          </Button>
        ) : null}
      </div>
    </div>
  );
};
