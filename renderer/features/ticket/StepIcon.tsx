import type { ReactNode } from 'react';
import type { PlanStep } from '../../../contract/plans.ts';
import { changeLooks } from './change-looks.ts';

/** The picture for what a step does. Decoration: its summary says it. */
export const StepIcon = ({ action, className }: { readonly action: PlanStep['action']; readonly className?: string }): ReactNode => {
  const { icon: Icon } = changeLooks[action];
  return <Icon aria-hidden className={className ?? ''} />;
};
