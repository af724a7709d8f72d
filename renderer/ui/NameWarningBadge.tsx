import { Warning16Filled } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { NameWarning } from '../../contract/user.ts';
import { nameWarningSentence } from './name-warning.ts';
import { StatusBadge } from './StatusBadge.tsx';

/** Marks a name that a person could be deceived by; nothing for an honest one. */
export const NameWarningBadge = ({ warnings }: { readonly warnings: readonly NameWarning[] }): ReactNode => {
  const sentence = nameWarningSentence(warnings);
  return sentence === null ? null : (
    <StatusBadge tone="caution" icon={<Warning16Filled aria-hidden />} title={sentence}>
      Check this name
    </StatusBadge>
  );
};
