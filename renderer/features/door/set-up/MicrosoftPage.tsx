import { Button, makeStyles } from '@fluentui/react-components';
import { Open16Regular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { desk } from '../../../bridge/desk.ts';
import { faultOf } from '../../../bridge/fault.ts';
import { useToast } from '../../../ui/use-toast.tsx';

/** Pages of Microsoft's for whoever registers the app; of the global cloud, the others have their own. */
export const pages = {
  appRegistrations: 'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade',
  howToRegister: 'https://learn.microsoft.com/entra/identity-platform/quickstart-register-app',
  howToConsent: 'https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent',
} as const;

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
