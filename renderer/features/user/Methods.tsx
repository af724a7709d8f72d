import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { methodKey } from '../../../contract/method-key.ts';
import type { Person } from '../../../contract/person.ts';
import { NotRead } from './NotRead.tsx';
import { DeviceIcon } from '../../ui/KindIcon.tsx';
import { firstGuide } from '../guide/first-guide.ts';
import { GuideButton } from '../guide/GuideButton.tsx';
import { MethodCard } from '../../ui/MethodCard.tsx';
import { Note } from '../../ui/Note.tsx';
import { SafeText } from '../../ui/SafeText.tsx';
import { Section } from '../../ui/Section.tsx';
import type { DeviceGroup } from './device-groups.ts';
import { groupByDevice, needsHeading } from './device-groups.ts';

const useStyles = makeStyles({
  groups: { display: 'grid', gap: '8px', margin: 0, padding: 0, listStyleType: 'none' },
  group: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    overflow: 'hidden',
  },
  head: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    columnGap: '10px',
    alignItems: 'center',
    padding: '4px 12px',
    backgroundColor: tokens.colorNeutralBackground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  methods: { margin: 0, padding: 0, listStyleType: 'none', '> li + li': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` } },
  explanation: { margin: 0, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2 },
});

const Group = ({ group }: { readonly group: DeviceGroup }): ReactNode => {
  const styles = useStyles();
  return (
    <li className={styles.group}>
      {needsHeading(group) ? (
        <div className={styles.head}>
          {group.device === null ? <span /> : <DeviceIcon kind={group.device.kind} />}
          <SafeText>{group.device?.label ?? 'On no device'}</SafeText>
        </div>
      ) : null}
      <ul className={styles.methods}>
        {group.methods.map((method) => (
          <li key={methodKey(method)}>
            <MethodCard method={method} withDetail={!needsHeading(group) || method.detail !== group.device?.label} />
          </li>
        ))}
      </ul>
    </li>
  );
};

const Explanation = ({ preferences }: { readonly preferences: Person['preferences'] }): ReactNode => {
  const styles = useStyles();
  return preferences.ok ? (
    <p className={styles.explanation}>{preferences.value.explanation}</p>
  ) : (
    <p className={styles.explanation}>Which method is the default could not be read: {preferences.fault.message}</p>
  );
};

interface Props {
  readonly person: Person;
  readonly onReadAgain: () => void;
  readonly reading: boolean;
}

/** How the person proves who they are, by the thing it lives on. */
export const Methods = ({ person, onReadAgain, reading }: Props): ReactNode => {
  const styles = useStyles();
  const { methods } = person;
  return (
    <Section
      aside={<GuideButton size="small" userId={person.user.id} displayName={person.user.displayName} first={firstGuide(person)} />}
      title={methods.ok ? `Sign-in methods (${methods.value.length})` : 'Sign-in methods'}
    >
      {methods.ok ? (
        <>
          <Explanation preferences={person.preferences} />
          {methods.value.some((method) => method.countsAsSecondStep) ? null : (
            <Note intent="caution">Nothing is registered for the second step: this person signs in with the password alone.</Note>
          )}
          <ul className={styles.groups}>
            {groupByDevice(methods.value, person.devices).map((group) => (
              <Group key={group.device?.key ?? 'none'} group={group} />
            ))}
          </ul>
        </>
      ) : (
        <NotRead
          fault={methods.fault}
          isBeyondRole={!person.permission.acts.manageMethods.allowed}
          onRetry={onReadAgain}
          retrying={reading}
        />
      )}
    </Section>
  );
};
