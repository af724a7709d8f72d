import { Button, makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ConfiguredTenant } from '../../../../contract/app-state.ts';
import { Note } from '../../../ui/Note.tsx';
import { DoorCard } from '../DoorCard.tsx';
import { ElsewhereLinks } from '../ElsewhereLinks.tsx';
import { TenantFacts } from '../TenantFacts.tsx';
import type { Choose } from '../use-choose.ts';
import { useFirstFocus } from '../use-first-focus.ts';

const useStyles = makeStyles({ actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' } });

interface Props {
  readonly tenant: ConfiguredTenant;
  readonly choose: Choose;
  readonly onBack: () => void;
}

/** A connection that was set from outside: to be read, not changed. */
export const FixedTenant = ({ tenant, choose, onBack }: Props): ReactNode => {
  const styles = useStyles();
  const box = useFirstFocus<HTMLDivElement>('fixed');
  return (
    <DoorCard title="Your organisation is set already">
      <TenantFacts tenant={tenant} complete />
      <Note intent="info">
        {tenant.source === 'managed'
          ? 'Your administrator set this for this computer, so it cannot be changed here. Ask them if it is wrong.'
          : 'This was given when Latchkey was started. Start it without these options to set up another organisation.'}
      </Note>
      <div ref={box} className={styles.actions}>
        <Button data-first appearance="primary" disabledFocusable={choose.going !== null} onClick={() => choose.choose('live')}>
          {choose.going === 'live' ? 'Opening…' : 'Go to the sign-in'}
        </Button>
        <Button onClick={onBack}>Back</Button>
      </div>
      <ElsewhereLinks {...choose} withSetUp={false} />
    </DoorCard>
  );
};
