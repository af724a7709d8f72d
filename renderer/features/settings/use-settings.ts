import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeskProfile } from '../../../contract/profile.ts';
import type { Fault } from '../../../contract/result.ts';
import type { ImportedProfile, SettingsState } from '../../../contract/settings.ts';
import { desk } from '../../bridge/desk.ts';
import { faultOf } from '../../bridge/fault.ts';
import { keys } from '../../bridge/keys.ts';

/** Takes the profile of a file; tells whether its tenant was left out. */
type Arrived = (profile: DeskProfile) => { readonly otherTenant: boolean };

/** What was done last, for the line above the form. */
export type SettingsOutcome =
  | { readonly kind: 'done'; readonly words: string }
  | { readonly kind: 'failed'; readonly title: string; readonly fault: Fault }
  | { readonly kind: 'problems'; readonly path: string; readonly problems: ImportedProfile['problems'] };

export interface SettingsDesk {
  readonly state: SettingsState | undefined;
  readonly fault: Fault | null;
  readonly readAgain: () => void;
  readonly busy: boolean;
  readonly outcome: SettingsOutcome | null;
  readonly dismiss: () => void;
  readonly save: (profile: DeskProfile, saved: (state: SettingsState) => void) => void;
  /** Asks for a file; `arrived` gets what stands in it when all of it can be used. */
  readonly importFile: (arrived: Arrived) => void;
  readonly exportFile: (what: 'profile' | 'schema') => void;
}

/** The desk profile as main keeps it. What is saved counts at once, so the session is asked for again. */
export const useSettings = (): SettingsDesk => {
  const client = useQueryClient();
  const [outcome, setOutcome] = useState<SettingsOutcome | null>(null);
  const read = useQuery({ queryKey: keys.settings(), queryFn: ({ signal }) => desk.settings.read({}, { signal }) });
  const failed = (title: string) => (error: Error) => setOutcome({ kind: 'failed', title, fault: faultOf(error) });
  const begin = (): void => setOutcome(null);

  const save = useMutation({
    mutationFn: (profile: DeskProfile) => desk.settings.save({ profile }),
    onMutate: begin,
    onSuccess: async (state) => {
      client.setQueryData(keys.settings(), state);
      setOutcome({ kind: 'done', words: 'The settings are saved and in force.' });
      await client.invalidateQueries({ queryKey: keys.session() });
    },
    onError: failed('The settings were not saved'),
  });
  const importing = useMutation({ mutationFn: () => desk.settings.import({}), onMutate: begin, onError: failed('The file was not read') });
  const exporting = useMutation({
    mutationFn: (what: 'profile' | 'schema') => desk.settings.export({ what }),
    onMutate: begin,
    onSuccess: ({ path }) => setOutcome(path === null ? null : { kind: 'done', words: `Written to ${path}.` }),
    onError: failed('The file was not written'),
  });
  const arrive = ({ path, profile, problems }: ImportedProfile, arrived: Arrived): void => {
    if (path === null) return;
    if (profile === null) {
      setOutcome({ kind: 'problems', path, problems });
      return;
    }
    const { otherTenant } = arrived(profile);
    const tenantWords = otherTenant ? ' Its tenant was left out: go to the set-up to change the tenant.' : '';
    setOutcome({
      kind: 'done',
      words: `What stands in ${path} is in the form below. Nothing is saved until you choose Save.${tenantWords}`,
    });
  };

  return {
    state: read.data,
    fault: read.error === null ? null : faultOf(read.error),
    readAgain: () => void read.refetch(),
    busy: save.isPending || importing.isPending || exporting.isPending,
    outcome,
    dismiss: begin,
    save: (profile, saved) => save.mutate(profile, { onSuccess: saved }),
    importFile: (arrived) => importing.mutate(undefined, { onSuccess: (file) => arrive(file, arrived) }),
    exportFile: (what) => exporting.mutate(what),
  };
};
