import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ConfiguredTenant } from '../../../../contract/app-state.ts';
import { useWindowTitle } from '../../../shell/window-title.ts';
import { useChoose } from '../use-choose.ts';
import { Connect } from './Connect.tsx';
import { emptyForm } from './connect-form.ts';
import type { ConnectForm } from './connect-form.ts';
import { FixedTenant } from './FixedTenant.tsx';
import { RegisterApp } from './RegisterApp.tsx';
import { Welcome } from './Welcome.tsx';

const formOf = (tenant: ConfiguredTenant | null): ConnectForm =>
  tenant === null ? emptyForm : { ...tenant.tenant, organisation: tenant.displayName === tenant.tenant.tenantId ? '' : tenant.displayName };

/** The set-up: three ways in, the two IDs, and how an administrator gets them. What is typed is kept between the steps. */
export const SetUp = ({ tenant }: { readonly tenant: ConfiguredTenant | null }): ReactNode => {
  const [step, setStep] = useState<'welcome' | 'connect' | 'register'>('welcome');
  const [form, setForm] = useState(() => formOf(tenant));
  const choose = useChoose();
  useWindowTitle('Set-up');
  switch (step) {
    case 'welcome':
      return <Welcome tenant={tenant} choose={choose} onConnect={() => setStep('connect')} />;
    case 'connect':
      return tenant !== null && tenant.source !== 'profile' ? (
        <FixedTenant tenant={tenant} choose={choose} onBack={() => setStep('welcome')} />
      ) : (
        <Connect form={form} choose={choose} onForm={setForm} onBack={() => setStep('welcome')} onRegister={() => setStep('register')} />
      );
    case 'register':
      return <RegisterApp form={form} choose={choose} onForm={setForm} onDone={() => setStep('connect')} />;
    default:
      return step satisfies never;
  }
};
