import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { microsoftPages } from '../../../../contract/microsoft-pages.ts';
import { FaultNote } from '../../../ui/FaultNote.tsx';
import { DoorCard } from '../DoorCard.tsx';
import { ElsewhereLinks } from '../ElsewhereLinks.tsx';
import type { Choose } from '../use-choose.ts';
import { useFirstFocus } from '../use-first-focus.ts';
import { CloudField } from './CloudField.tsx';
import { isId, problemsIn } from './connect-form.ts';
import type { ConnectField, ConnectForm } from './connect-form.ts';
import { MicrosoftPage } from './MicrosoftPage.tsx';
import { useConnect } from './use-connect.ts';

const useStyles = makeStyles({
  form: { display: 'grid', gap: '14px' },
  id: { fontFamily: tokens.fontFamilyMonospace },
  help: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px 16px',
    padding: '12px 14px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  question: { margin: 0, flexBasis: '240px', flexGrow: 1 },
  strong: { display: 'block', fontWeight: tokens.fontWeightSemibold },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

interface Props {
  readonly form: ConnectForm;
  readonly choose: Choose;
  readonly onForm: (form: ConnectForm) => void;
  readonly onBack: () => void;
  readonly onRegister: () => void;
}

/** The two IDs and the cloud of a live tenant. */
export const Connect = ({ form, choose, onForm, onBack, onRegister }: Props): ReactNode => {
  const styles = useStyles();
  const connect = useConnect();
  const [left, setLeft] = useState<ReadonlySet<ConnectField>>(new Set());
  // Back from the registration the tenant ID stands already, and the client ID is what was fetched.
  const [first] = useState<ConnectField>(isId(form.tenantId) && form.clientId === '' ? 'clientId' : 'tenantId');
  const box = useFirstFocus<HTMLFormElement>('connect');
  const problems = problemsIn(form);
  const leave = (field: ConnectField) => setLeft((before) => new Set([...before, field]));
  // A field is judged when the agent has left it, not at the first letter.
  const shown = (field: ConnectField) => (left.has(field) ? (problems[field] ?? null) : null);
  const validation = (field: ConnectField) => {
    const problem = shown(field);
    return problem === null ? {} : { validationState: 'error' as const, validationMessage: problem };
  };
  const submit = (): void => {
    setLeft(new Set<ConnectField>(['tenantId', 'clientId', 'organisation']));
    const wrong = (['tenantId', 'clientId', 'organisation'] as const).find((field) => problems[field] !== undefined);
    if (wrong === undefined) connect.connect(form);
    else box.current?.querySelector<HTMLElement>(`[name="${wrong}"]`)?.focus();
  };
  const text = (field: ConnectField) => ({
    name: field,
    value: form[field],
    autoComplete: 'off',
    spellCheck: false,
    ...(first === field ? { 'data-first': '' } : {}),
    onChange: (_: unknown, data: { readonly value: string }) => onForm({ ...form, [field]: data.value }),
    onBlur: () => {
      if (form[field] !== '') leave(field);
    },
  });
  return (
    <DoorCard
      title="Connect your organisation"
      lead="Your administrator has both IDs: they stand on the app’s overview page in the Entra admin centre."
    >
      <div className={styles.help}>
        <p className={styles.question}>
          <span className={styles.strong}>Is the app not registered yet?</span>
          An administrator does it once, in a few minutes.
        </p>
        <Button onClick={onRegister}>Show me how</Button>
      </div>
      <form
        ref={box}
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Field
          label="Directory (tenant) ID"
          required
          hint="Entra admin centre: App registrations, your app, Overview"
          {...validation('tenantId')}
        >
          <Input {...text('tenantId')} input={{ className: styles.id }} placeholder="00000000-0000-0000-0000-000000000000" />
        </Field>
        <Field label="Application (client) ID" required hint="On the same page. It is not a secret." {...validation('clientId')}>
          <Input {...text('clientId')} input={{ className: styles.id }} placeholder="00000000-0000-0000-0000-000000000000" />
        </Field>
        <CloudField
          cloud={form.cloud}
          onCloud={(cloud) => onForm({ ...form, cloud })}
          hint="Global, unless your organisation has a government or China tenant."
        />
        <Field label="Organisation" hint="The name that stands above the desk at all times." {...validation('organisation')}>
          <Input {...text('organisation')} placeholder="For example Contoso" />
        </Field>
        {connect.fault === null ? null : <FaultNote role="alert" title="Not connected" fault={connect.fault} />}
        <div className={styles.actions}>
          <Button type="submit" appearance="primary" disabledFocusable={connect.connecting}>
            {connect.connecting ? 'Connecting…' : 'Go on to the sign-in'}
          </Button>
          <Button onClick={onBack}>Back</Button>
          {form.cloud === 'global' ? <MicrosoftPage address={microsoftPages.appRegistrations}>Open the admin centre</MicrosoftPage> : null}
        </div>
      </form>
      <ElsewhereLinks {...choose} withSetUp={false} />
    </DoorCard>
  );
};
