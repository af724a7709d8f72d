import { Button, makeStyles } from '@fluentui/react-components';
import { Open16Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { desk } from '../../bridge/desk.ts';
import { faultOf } from '../../bridge/fault.ts';
import { cut } from '../../ui/SafeText.tsx';
import { useToast } from '../../ui/use-toast.tsx';
import { useSession } from '../session/use-session.ts';

const useStyles = makeStyles({
  list: { display: 'flex', flexWrap: 'wrap', gap: '8px', margin: 0, padding: 0, listStyleType: 'none' },
});

/** Pages of the desk profile, each opened in the system browser. */
export const DeskLinks = (): ReactNode => {
  const styles = useStyles();
  const toast = useToast();
  const { links } = useSession().profile;
  if (links.length === 0) return null;
  const open = (address: string): void => {
    desk.app.openPage({ address }).catch((error: unknown) => toast('error', 'The page was not opened', faultOf(error).message));
  };
  return (
    <ul aria-label="Pages of this desk" className={styles.list}>
      {links.map(({ title, address }) => (
        <li key={`${title} ${address}`}>
          <Button
            size="small"
            icon={<Open16Regular />}
            title={`${cut(address, 200)} (opens in your browser)`}
            onClick={() => open(address)}
          >
            {cut(title, 80)}
          </Button>
        </li>
      ))}
    </ul>
  );
};
