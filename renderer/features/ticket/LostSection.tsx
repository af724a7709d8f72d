import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Add16Regular } from '@fluentui/react-icons';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import type { AuthenticationMethod, Device } from '../../../contract/methods.ts';
import { methodKey } from '../../../contract/method-key.ts';
import type { Person } from '../../../contract/person.ts';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { DeviceIcon } from '../../ui/KindIcon.tsx';
import { Note } from '../../ui/Note.tsx';
import { SafeText } from '../../ui/SafeText.tsx';
import { ChoiceCard, moveWithArrows } from './ChoiceCard.tsx';
import { mayManageMethods } from './may-manage.ts';
import { restInWords, suggestionsFor } from './lost-devices.ts';

const useStyles = makeStyles({
  form: { display: 'grid', gap: 'var(--lk-form-gap, 12px)' },
  say: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  devices: {
    border: 0,
    margin: 0,
    padding: 0,
    minWidth: 0,
    display: 'grid',
    gap: '8px',
    gridTemplateColumns: 'repeat(auto-fill, minmax(300px, 1fr))',
  },
  actions: { display: 'flex', gap: '8px', alignItems: 'center', flexWrap: 'wrap' },
  gap: { flexGrow: 1 },
});

const onDevice = (device: Device, methods: readonly AuthenticationMethod[]): string =>
  methods
    .filter((method) => device.methodKeys.includes(methodKey(method)))
    .map(({ label, isDefault }) => (isDefault ? `${label} (default)` : label))
    .join(', ');

interface Props {
  readonly person: Person;
  readonly chosen: readonly string[];
  /** A method that was not the person's doing is to go, and was ticked for the agent. */
  readonly followsNotThem: boolean;
  readonly onChosen: (deviceKeys: readonly string[]) => void;
  readonly onDone: (deviceKeys: readonly string[]) => void;
  readonly onRetry: () => void;
}

/** What was lost: any of the devices, all, or none. What is not ticked stays. */
export const LostSection = ({ person, chosen, followsNotThem, onChosen, onDone, onRetry }: Props): ReactNode => {
  const styles = useStyles();
  const { devices } = person;
  const mayManage = mayManageMethods(person.permission);
  const methods = person.methods.ok ? person.methods.value : [];
  const toggle = (key: string, on: boolean) => onChosen(on ? [...chosen, key] : chosen.filter((other) => other !== key));
  const form = useRef<HTMLFormElement>(null);
  // The suggestion goes when it is taken: the focus moves to what it ticked.
  const take = (index: number, key: string) => {
    toggle(key, true);
    form.current?.querySelectorAll<HTMLInputElement>('input[name="lost"]')[index]?.focus();
  };
  const none = () => {
    onChosen([]);
    onDone([]);
  };
  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen.length > 0) onDone(chosen);
      }}
    >
      {mayManage ? null : (
        <Note intent="info" title="Your role leaves their methods alone">
          {person.methods.ok
            ? 'Tick what is lost all the same: a call back to a lost phone proves nothing. The plan ends their sessions.'
            : 'It does not show them to you either. The plan ends their sessions.'}
        </Note>
      )}
      {person.methods.ok || !mayManage ? null : (
        <FaultNote title="The methods could not be read" fault={person.methods.fault} onRetry={onRetry} />
      )}
      {devices.length === 0 && person.methods.ok && mayManage ? (
        <Note intent="info" title="Nothing that can be lost is registered">
          {person.user.isExternal
            ? 'This person has no method on a device here. They sign in at their own organisation, which can help them.'
            : 'This person has no method on a device. You can still make a new pass, so that they can register one.'}
        </Note>
      ) : null}
      {followsNotThem && chosen.length > 0 ? (
        <Note intent="info" role="status" title="What was not theirs is ticked">
          Tick anything else that must go, then continue. The plan removes it, and a new pass replaces the one that was used.
        </Note>
      ) : null}
      {devices.length > 0 ? (
        <fieldset className={styles.devices} aria-label="Lost devices" onKeyDown={moveWithArrows}>
          {devices.map((device, index) => (
            <ChoiceCard
              key={device.key}
              type="checkbox"
              name="lost"
              first={index === 0}
              checked={chosen.includes(device.key)}
              onChange={(on) => toggle(device.key, on)}
              title={
                <>
                  <DeviceIcon kind={device.kind} />
                  <SafeText title={device.label.slice(0, 400)}>{device.label}</SafeText>
                </>
              }
              hint={<SafeText fit="wrap">{onDevice(device, methods)}</SafeText>}
            />
          ))}
        </fieldset>
      ) : null}
      {suggestionsFor(devices, chosen).map(({ device, with: other, reason }) => (
        <Note
          key={device.key}
          intent="info"
          role="status"
          actions={
            <Button size="small" icon={<Add16Regular />} onClick={() => take(devices.indexOf(device), device.key)}>
              Lost too
            </Button>
          }
        >
          <bdi>{device.label.slice(0, 80)}</bdi> often goes with <bdi>{other.label.slice(0, 80)}</bdi>. {reason}
        </Note>
      ))}
      {devices.length === 0 && !mayManage ? null : (
        <p className={styles.say}>
          {chosen.length === 0
            ? 'Tick what is gone. Whatever you do not tick stays as it is.'
            : `${chosen.length} of ${devices.length} lost; ${restInWords(devices.length - chosen.length)}. You see every change before it happens.`}
        </p>
      )}
      <div className={styles.actions}>
        {devices.length === 0 && !mayManage ? null : (
          <Button type="submit" appearance="primary" disabledFocusable={chosen.length === 0}>
            Continue
          </Button>
        )}
        {devices.length > 1 && chosen.length < devices.length ? (
          <Button onClick={() => onChosen(devices.map(({ key }) => key))}>All of them</Button>
        ) : null}
        <Button
          appearance={devices.length === 0 && !mayManage ? 'primary' : 'subtle'}
          onClick={none}
          {...(devices.length === 0 ? { 'data-first-control': '' } : {})}
        >
          {!mayManage ? 'Only end their sessions' : person.user.isExternal ? 'Nothing was lost' : 'Nothing was lost, only a new pass'}
        </Button>
      </div>
    </form>
  );
};
