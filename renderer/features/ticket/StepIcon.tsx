import { ArrowSwap20Regular, Delete20Regular, Key20Regular, SignOut20Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { PlanStep } from '../../../contract/plans.ts';

const icons = {
  createPass: Key20Regular,
  setDefault: ArrowSwap20Regular,
  deleteMethod: Delete20Regular,
  revokeSessions: SignOut20Regular,
} as const satisfies Record<PlanStep['action'], unknown>;

/** The picture for what a step does. Decoration: its summary says it. */
export const StepIcon = ({ action, className }: { readonly action: PlanStep['action']; readonly className?: string }): ReactNode => {
  const Icon = icons[action];
  return <Icon aria-hidden className={className ?? ''} />;
};
