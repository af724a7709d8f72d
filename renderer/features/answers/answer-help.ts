import { desk } from '../../bridge/desk.ts';
import { faultOf } from '../../bridge/fault.ts';
import { useNavigation } from '../../shell/place.ts';
import { useToast } from '../../ui/use-toast.tsx';
import { focusSearch } from '../ticket/focus-search.ts';
import type { AnswerAction, Step } from './answer.ts';
import { useAnswersState } from './use-answers.ts';

/** What a button under an answer does, and what stands on it. */
export interface Help {
  readonly name: string;
  readonly act: () => void;
}

/** As the sections of the ticket are called. */
const titles: Readonly<Record<Step, string>> = {
  caller: 'Ticket and caller',
  lost: 'What was lost',
  plan: 'Plan',
  run: 'Carry out',
  handOver: 'Hand over',
};
const order: readonly Step[] = ['caller', 'lost', 'plan', 'run', 'handOver'];

/** The step to go to: one that is still to come waits for the one that is open. */
export const stepToGoTo = (wanted: Step, open: Step | 'closed'): Step =>
  open === 'closed' || order.indexOf(wanted) <= order.indexOf(open) ? wanted : open;

const focusStep = (step: Step): void => {
  // After the desk is on the screen again.
  window.setTimeout(() => {
    const heading = document.querySelector<HTMLElement>(`[data-ticket-step="${order.indexOf(step) + 1}"]`);
    heading?.focus({ preventScroll: true });
    heading?.closest('li')?.scrollIntoView({ block: 'start', behavior: 'smooth' });
  }, 0);
};

/** What the window can do now about an answer: it goes somewhere, and changes nothing. */
export const useAnswerHelp = (): ((action: AnswerAction | null) => Help | null) => {
  const { place, go } = useNavigation();
  const { step: open } = useAnswersState();
  const toast = useToast();
  return (action) => {
    if (action === null) return null;
    switch (action.type) {
      case 'screen':
        if (place.screen === action.screen) return null;
        return {
          name: action.screen === 'journal' ? 'Open the journal' : 'Open the settings',
          act: () => go({ type: 'go', screen: action.screen }),
        };
      case 'page':
        return {
          name: action.title,
          act: () => {
            desk.app
              .openPage({ address: action.address })
              .catch((error: unknown) => toast('error', 'The page was not opened', faultOf(error).message));
          },
        };
      case 'step': {
        if (place.open === null) {
          const toPerson = (): void => {
            go({ type: 'go', screen: 'desk' });
            focusSearch();
          };
          return { name: 'Find the person', act: toPerson };
        }
        // A person with whom this agent may do nothing has no ticket here.
        if (open === null) return null;
        const step = stepToGoTo(action.step, open);
        return {
          name: `Go to “${titles[step]}”`,
          act: () => {
            go({ type: 'go', screen: 'desk' });
            focusStep(step);
          },
        };
      }
      default:
        return action satisfies never;
    }
  };
};
