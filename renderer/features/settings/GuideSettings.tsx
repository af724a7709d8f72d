import type { ReactNode } from 'react';
import { Note } from '../../ui/Note.tsx';
import { Group, Row } from './Group.tsx';
import { KindsSetting } from './KindsSetting.tsx';
import { RowsSetting } from './RowsSetting.tsx';
import { NumberSetting, TextSetting } from './Setting.tsx';
import type { SettingsForm } from './use-settings-form.ts';

const channelNames = { text: 'Text message', call: 'Call' } as const;
const numberNames = { mobile: 'Mobile', landline: 'Landline' } as const;

/** What people take home, as far as it is short: the rest is edited in the file. */
export const GuideSettings = ({ form }: { readonly form: SettingsForm }): ReactNode => {
  const { draft } = form;
  return (
    <Group title="Guide to take home">
      <Row>
        <TextSetting form={form} field="guide.title" label="Heading of the guide" hint="{name} becomes the person’s first name." />
        <TextSetting form={form} field="guide.account" label="What the account is called" />
      </Row>
      <Row>
        <TextSetting
          form={form}
          field="guide.signInAddress"
          label="Where people sign in"
          hint="As people type it, without https://."
          code
        />
        <TextSetting
          form={form}
          field="guide.manageAddress"
          label="Where people change their methods"
          hint="Printed as a QR code too. Without https://."
          code
        />
      </Row>
      <Row>
        <TextSetting form={form} field="secondStep.away" label="What “away” is called" hint="Such as “off campus”." />
        <TextSetting form={form} field="guide.otherFormats" label="Whom to ask for another format" />
        <NumberSetting form={form} field="guide.points" label="Size of the text" unit="points" hint="14 or larger." />
      </Row>
      <KindsSetting
        form={form}
        field="phones.channels"
        label="How a phone number may be used"
        hint="With none ticked, phone numbers are not offered."
        names={channelNames}
        kinds={['text', 'call']}
        chosen={draft.phones.channels}
      />
      <KindsSetting
        form={form}
        field="phones.numberKinds"
        label="Which numbers are taken"
        hint="Asked for in the guide."
        names={numberNames}
        kinds={['mobile', 'landline']}
        chosen={draft.phones.numberKinds}
      />
      <RowsSetting
        form={form}
        field="guide.notes"
        what="a note"
        none="No notes. Those listed here are on every guide."
        columns={[
          { key: 'heading', label: 'Heading', placeholder: 'Only once' },
          { key: 'text', label: 'Text', placeholder: 'You set this up one time.' },
        ]}
        rows={draft.guide.notes}
        atMost={8}
        inWords
      />
      <Note intent="info" title="More is in the file">
        Ways to reach the desk, when the second step is asked, what people set up, questions with answers and further pages: export the
        profile, change the file, and import it. Its schema says what each field is.
      </Note>
    </Group>
  );
};
