import { Field, makeStyles, Select } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { PracticeProfile, practiceProfileNames } from '../../../contract/practice-profile.ts';
import { desk } from '../../bridge/desk.ts';
import { faultOf } from '../../bridge/fault.ts';
import { keys } from '../../bridge/keys.ts';
import { useOneAtATime } from '../../bridge/use-one-at-a-time.ts';
import { useAnnounce } from '../../ui/LiveRegion.tsx';
import { useToast } from '../../ui/use-toast.tsx';
import { useSession } from '../session/use-session.ts';

const useStyles = makeStyles({ root: { maxWidth: '420px' } });

const own = '';

/** Whose rules, methods and guide one practises with. Only in the practice tenant. */
export const PracticeProfileChoice = (): ReactNode => {
  const styles = useStyles();
  const client = useQueryClient();
  const announce = useAnnounce();
  const toast = useToast();
  const { practiceProfile } = useSession();
  const choose = useOneAtATime({
    mutationFn: (profile: PracticeProfile | null) => desk.session.practiseFor({ profile }),
    onSuccess: (session) => {
      client.setQueryData(keys.session(), session);
      announce(`You now practise for ${session.profile.organisation}.`);
    },
    onError: (error) => toast('error', 'The organisation was not changed', faultOf(error).message),
  });
  return (
    <Field className={styles.root} label="Practise for" hint="An example of an organisation: its rules, its methods and its guide.">
      <Select
        value={practiceProfile ?? own}
        onChange={(_, { value }) => choose.mutate(PracticeProfile.nullable().parse(value === own ? null : value))}
      >
        <option value={own}>My own desk profile</option>
        {PracticeProfile.options.map((name) => (
          <option key={name} value={name}>
            {practiceProfileNames[name]}
          </option>
        ))}
      </Select>
    </Field>
  );
};
