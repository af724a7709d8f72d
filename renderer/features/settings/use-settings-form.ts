import { useMemo, useState } from 'react';
import type { SettingsState } from '../../../contract/settings.ts';
import type { DeskProfile } from '../../../contract/profile.ts';
import type { Draft, Field, Problems } from './settings-form.ts';
import { managedWords } from './settings-words.ts';
import { isSame, problemsIn, profileFrom, withField } from './settings-form.ts';

export interface SettingsForm {
  readonly draft: Draft;
  readonly set: (field: Field, value: unknown) => void;
  /** The agent has left the field: from now on it is judged. */
  readonly leave: (path: string) => void;
  /** What is wrong with what stands at this path, once it is to be shown. */
  readonly problem: (path: string) => string | undefined;
  readonly isManaged: (field: Field) => boolean;
  /** Why managed fields cannot be changed. */
  readonly managedWords: string;
  readonly changed: boolean;
  /** All that is wrong, shown or not. */
  readonly problems: Problems;
  /** The profile to save, or null while something is wrong; from then on everything wrong is shown. */
  readonly finish: () => DeskProfile | null;
  /** Starts anew from what is saved. */
  readonly reset: (profile: DeskProfile) => void;
  /** Values from a file, to be looked at. The tenant stays as it is; returns whether the file has another. */
  readonly load: (profile: DeskProfile) => { readonly otherTenant: boolean };
}

/** The words that appear move what is below them: not before the click that took the agent out of the field has landed. */
const judgedAfterMs = 250;

export const useSettingsForm = (state: SettingsState): SettingsForm => {
  const { profile, managedFields, managedFile } = state;
  const [draft, setDraft] = useState<Draft>(profile);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [allShown, setAllShown] = useState(false);
  const problems = useMemo(() => problemsIn(draft, managedFields), [draft, managedFields]);
  return {
    draft,
    set: (field, value) => setDraft((before) => withField(before, field, value)),
    leave: (path) => {
      setTimeout(() => setLeft((before) => (before.has(path) ? before : new Set([...before, path]))), judgedAfterMs);
    },
    problem: (path) => (allShown || left.has(path) ? problems.get(path) : undefined),
    isManaged: (field) => managedFields.includes(field),
    managedWords: managedWords(managedFile),
    changed: !isSame(draft, profile),
    problems,
    finish: () => {
      setAllShown(true);
      return problems.size === 0 ? profileFrom(draft) : null;
    },
    reset: (next) => {
      setDraft(next);
      setLeft(new Set());
      setAllShown(false);
    },
    load: (next) => {
      setDraft({ ...next, tenant: profile.tenant });
      setAllShown(true);
      return { otherTenant: next.tenant !== null && next.tenant.tenantId !== profile.tenant?.tenantId };
    },
  };
};
