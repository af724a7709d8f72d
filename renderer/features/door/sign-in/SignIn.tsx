import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import type { ConfiguredTenant } from '../../../../contract/app-state.ts';
import { useWindowTitle } from '../../../shell/window-title.ts';
import { FaultNote } from '../../../ui/FaultNote.tsx';
import { useAnnounce } from '../../../ui/LiveRegion.tsx';
import { PersonAvatar } from '../../../ui/PersonAvatar.tsx';
import { SafeText } from '../../../ui/SafeText.tsx';
import { DoorCard } from '../DoorCard.tsx';
import { ElsewhereLinks } from '../ElsewhereLinks.tsx';
import { TenantFacts } from '../TenantFacts.tsx';
import { useChoose } from '../use-choose.ts';
import type { Choose } from '../use-choose.ts';
import { useFirstFocus } from '../use-first-focus.ts';
import { DeviceCode } from './DeviceCode.tsx';
import { OpenPage } from './OpenPage.tsx';
import { nextStep } from './sign-in-flow.ts';
import { useSignIn } from './use-sign-in.ts';
import type { SignInDesk } from './use-sign-in.ts';

const useStyles = makeStyles({
  body: { display: 'grid', gap: '16px' },
  account: { display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', alignItems: 'center', gap: '12px' },
  small: { display: 'block', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  upn: { fontWeight: tokens.fontWeightSemibold },
  ways: { display: 'grid', gap: '10px' },
  others: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

const Account = ({ userPrincipalName }: { readonly userPrincipalName: string }): ReactNode => {
  const styles = useStyles();
  return (
    <div className={styles.account}>
      <PersonAvatar displayName={userPrincipalName.split('@')[0] ?? ''} photo={null} size={40} />
      <div>
        <span className={styles.small}>Signed in here before</span>
        <SafeText className={styles.upn} title={userPrincipalName.slice(0, 320)}>
          {userPrincipalName}
        </SafeText>
      </div>
    </div>
  );
};

const Refusal = ({ desk: { flow, start, cancel }, onSetUp }: { readonly desk: SignInDesk; readonly onSetUp: () => void }): ReactNode => {
  const { fault, way } = flow;
  if (fault === null) return null;
  const { title, step } = nextStep(fault);
  const steps = {
    again: null,
    another: (
      <Button size="small" onClick={() => start('another')}>
        Use another account
      </Button>
    ),
    setUp: (
      <Button size="small" onClick={onSetUp}>
        Change the set-up
      </Button>
    ),
    cancelOther: (
      <Button size="small" onClick={() => cancel(way)}>
        Close it and start anew
      </Button>
    ),
  } as const;
  return <FaultNote role="alert" title={title} fault={fault} action={steps[step]} onRetry={() => start(way)} />;
};

interface Props {
  readonly desk: SignInDesk;
  readonly account: string | null;
  readonly onSetUp: Choose['choose'];
}

const Ways = ({ desk, account, onSetUp }: Props): ReactNode => {
  const styles = useStyles();
  const { start } = desk;
  return (
    <>
      {account === null ? null : <Account userPrincipalName={account} />}
      <Refusal desk={desk} onSetUp={() => onSetUp('setUp')} />
      <div className={styles.ways}>
        <Button data-first appearance="primary" size="large" onClick={() => start('remembered')}>
          Sign in
        </Button>
        <div className={styles.others}>
          {account === null ? null : <Button onClick={() => start('another')}>Use another account</Button>}
          <Button onClick={() => start('code')}>Use a code on another device</Button>
        </div>
      </div>
    </>
  );
};

/** Signing in to the organisation that is set up: by a page in the browser, or a code on another device. */
export const SignIn = ({ tenant, account }: { readonly tenant: ConfiguredTenant; readonly account: string | null }): ReactNode => {
  const styles = useStyles();
  const announce = useAnnounce();
  const choose = useChoose();
  const desk = useSignIn();
  const { stage, way, code } = desk.flow;
  const box = useFirstFocus<HTMLDivElement>(`${stage === 'cancelling' ? 'open' : stage}/${way}/${code?.code ?? ''}`);
  useWindowTitle('Sign in');
  useEffect(() => {
    if (stage === 'open' && way !== 'code') announce('Finish signing in in your browser, then come back here.');
    if (stage === 'opened') announce('Signed in. Opening the desk.');
  }, [announce, stage, way]);
  return (
    <DoorCard
      title={
        <>
          Sign in to <SafeText fit="wrap">{tenant.displayName}</SafeText>
        </>
      }
      lead="You sign in on Microsoft’s own page, in your browser. Latchkey never sees your password."
    >
      <div ref={box} className={styles.body}>
        {stage === 'idle' ? (
          <Ways desk={desk} account={account} onSetUp={choose.choose} />
        ) : way === 'code' && stage !== 'opened' ? (
          <DeviceCode code={code} cancelling={stage === 'cancelling'} onCancel={() => desk.cancel()} />
        ) : (
          <OpenPage
            stage={stage}
            account={way === 'remembered' ? account : null}
            onCancel={() => desk.cancel()}
            onCode={() => desk.cancel('code')}
          />
        )}
      </div>
      <TenantFacts tenant={tenant} />
      <ElsewhereLinks {...choose} withSetUp />
    </DoorCard>
  );
};
