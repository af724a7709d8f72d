import type { ReactNode } from 'react';
import { EvidenceKind } from '../../../contract/evidence.ts';
import { registrableKinds } from '../../../contract/profile.ts';
import { Note } from '../../ui/Note.tsx';
import { AnswersSetting } from './AnswersSetting.tsx';
import { GuideSettings } from './GuideSettings.tsx';
import { Group, Row } from './Group.tsx';
import { KindsSetting } from './KindsSetting.tsx';
import { RowsSetting } from './RowsSetting.tsx';
import { NumberSetting, SwitchSetting, TextSetting } from './Setting.tsx';
import { canBeHigh } from './settings-form.ts';
import { allowedNames, checkNames } from './settings-words.ts';
import { TenantFacts } from './TenantFacts.tsx';
import type { SettingsForm } from './use-settings-form.ts';

/** Every field of the desk profile, in the order in which a desk thinks of them. */
export const SettingsSections = ({ form }: { readonly form: SettingsForm }): ReactNode => {
  const { draft } = form;
  return (
    <>
      <Group title="Organisation and contact">
        <Row>
          <TextSetting form={form} field="organisation" label="Organisation" hint="Printed on the slip. Empty: the tenant’s own name." />
          <TextSetting form={form} field="deskName" label="Name of the desk" />
        </Row>
        <Row>
          <TextSetting form={form} field="supportContact" label="How people reach the desk" hint="Printed on the slip." />
          <TextSetting form={form} field="supportHours" label="When it is reached there" hint="Printed on the slip." />
        </Row>
        <TextSetting
          form={form}
          field="countryCallingCode"
          label="Country calling code, without the plus"
          hint="For numbers typed with a leading 0."
          short
        />
      </Group>
      <Group title="Tickets">
        <Row>
          <TextSetting
            form={form}
            field="ticket.pattern"
            label="Pattern of a ticket reference"
            hint="A regular expression that the whole reference must match."
            code
          />
          <TextSetting form={form} field="ticket.example" label="Example" hint="Shown to agents." code />
        </Row>
      </Group>
      <Group title="Checking callers">
        <KindsSetting
          form={form}
          field="verification.checks"
          label="Checks that this desk accepts"
          hint="Any other is refused, and does not count where it was recorded before."
          names={checkNames}
          kinds={EvidenceKind.options}
          chosen={draft.verification.checks}
        />
        {canBeHigh(draft.verification.checks) || draft.verification.checks.length === 0 ? null : (
          <Note intent="caution">
            With this check alone, nobody at this desk can help a person with a privileged role: that needs photo ID in person, or two kinds
            of check.
          </Note>
        )}
        <Row>
          <NumberSetting form={form} field="verification.expiresAfterMinutes" label="A check counts for" unit="minutes" />
          <NumberSetting form={form} field="verification.longPassMinutes" label="A stricter check for passes longer than" unit="minutes" />
          <NumberSetting form={form} field="repeatResetDays" label="Point out earlier resets within" unit="days" />
        </Row>
      </Group>
      <Group title="Passes">
        <Row>
          <NumberSetting
            form={form}
            field="pass.preferredLifetimeMinutes"
            label="A pass lasts"
            unit="minutes"
            hint="Unless the agent chooses otherwise, within the tenant’s policy."
          />
        </Row>
        <SwitchSetting
          form={form}
          field="pass.isUsableOnce"
          label="A pass can be used once only"
          hint="Unless the agent chooses otherwise."
        />
        <TextSetting form={form} field="pass.registrationAddress" label="Where people register again" hint="Printed on the slip." />
      </Group>
      <Group title="Limits in any 60 minutes">
        <Note intent="info">
          Counted in the journal on this computer. You can set less than what is usual; more is your administrator’s to allow.
        </Note>
        <Row>
          <NumberSetting form={form} field="limits.peoplePerAgentPerHour" label="People that one agent changes" unit="people" />
          <NumberSetting form={form} field="limits.peoplePerTicketPerHour" label="People under one ticket" unit="people" />
          <NumberSetting form={form} field="pass.perAgentPerHour" label="Passes that one agent makes" unit="passes" />
          <NumberSetting form={form} field="limits.changesPerAgentPerHour" label="Changes by one agent" unit="changes" />
          <NumberSetting form={form} field="limits.changesPerPersonPerHour" label="Changes to one person" unit="changes" />
          <NumberSetting form={form} field="limits.changesPerTicketPerHour" label="Changes under one ticket" unit="changes" />
        </Row>
      </Group>
      <Group title="Methods">
        <KindsSetting
          form={form}
          field="allowedMethods"
          label="What people may register after a reset"
          hint="Another kind that appears is pointed out. Unless all are ticked, the slip lists these."
          names={allowedNames}
          kinds={registrableKinds}
          chosen={draft.allowedMethods}
        />
      </Group>
      <GuideSettings form={form} />
      <Group title="Networks">
        <RowsSetting
          form={form}
          field="trustedNetworks"
          what="a network"
          none="No networks. Sign-ins from a network listed here are shown with its name."
          columns={[
            { key: 'name', label: 'Name', placeholder: 'Head office' },
            { key: 'range', label: 'Addresses', placeholder: '192.0.2.0/24' },
          ]}
          rows={draft.trustedNetworks}
          atMost={500}
        />
      </Group>
      <Group title="Links">
        <RowsSetting
          form={form}
          field="links"
          what="a link"
          none="No links. Those listed here are buttons on the start screen."
          columns={[
            { key: 'title', label: 'Title', placeholder: 'Ticket system' },
            { key: 'address', label: 'Address', placeholder: 'https://tickets.example' },
          ]}
          rows={draft.links}
          atMost={20}
        />
      </Group>
      <Group title="Answers for callers">
        <AnswersSetting form={form} />
      </Group>
      <Group title="Lock">
        <NumberSetting form={form} field="lock.afterIdleMinutes" label="Lock without keyboard and mouse after" unit="minutes" />
        <SwitchSetting
          form={form}
          field="lock.bySigningIn"
          label="Unlock on Microsoft’s sign-in page"
          hint="Otherwise Microsoft is asked whether the sign-in still holds."
        />
      </Group>
      <Group title="Sign-in">
        <TenantFacts form={form} tenant={draft.tenant} />
        <SwitchSetting
          form={form}
          field="signIn.useBroker"
          label="Sign in through the account broker of Windows"
          hint="Windows only, where its module is installed."
        />
      </Group>
    </>
  );
};
