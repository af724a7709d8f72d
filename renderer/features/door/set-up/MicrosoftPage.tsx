import { Button, makeStyles } from '@fluentui/react-components';
import { Open16Regular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { desk } from '../../../bridge/desk.ts';
import { faultOf } from '../../../bridge/fault.ts';
import { useToast } from '../../../ui/use-toast.tsx';

const useStyles = makeStyles({ root: { justifySelf: 'start', paddingInline: 0, minWidth: 0 } });

/** A link that opens in the system browser. */
export const MicrosoftPage = ({ address, children }: { readonly address: string; readonly children: string }): ReactNode => {
  const styles = useStyles();
  const toast = useToast();
  const open = useMutation({
    mutationFn: () => desk.app.openPage({ address }),
    onError: (error) => toast('error', 'The page was not opened', faultOf(error).message),
  });
  return (
    <Button
      appearance="transparent"
      className={styles.root}
      icon={<Open16Regular />}
      iconPosition="after"
      title={address}
      onClick={() => open.mutate()}
    >
      {children}
    </Button>
  );
};
