import type { Fault } from '../../../../contract/result.ts';
import type { ProfileProblem } from '../../../../contract/settings.ts';
import { desk } from '../../../bridge/desk.ts';
import { faultOf } from '../../../bridge/fault.ts';
import { useOneAtATime } from '../../../bridge/use-one-at-a-time.ts';

export interface ImportProfile {
  readonly read: () => void;
  readonly reading: boolean;
  readonly fault: Fault | null;
  /** What has to be put right in the file before it can be used. */
  readonly problems: { readonly path: string; readonly problems: readonly ProfileProblem[] } | null;
  /** The file is fine and in use, but has no tenant to go on with. */
  readonly keptWithoutTenant: boolean;
}

/** A desk profile from a file. One without problems is kept by main, which then goes to the sign-in. */
export const useImportProfile = (): ImportProfile => {
  const read = useOneAtATime({ mutationFn: () => desk.workplace.importProfile({}) });
  const { path = null, profile = null, problems = [] } = read.data ?? {};
  return {
    read: () => read.mutate(),
    reading: read.isPending,
    fault: read.error === null ? null : faultOf(read.error),
    problems: path === null || problems.length === 0 ? null : { path, problems },
    keptWithoutTenant: profile !== null && profile.tenant === null,
  };
};
