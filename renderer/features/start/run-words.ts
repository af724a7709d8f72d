import type { PlanRun } from '../../../contract/plans.ts';
import type { ListedTicket } from '../../../contract/tickets.ts';

interface Standing {
  readonly tone: 'danger' | 'caution' | 'brand' | 'neutral';
  readonly words: string;
}

/** Where a ticket stands, in a few words, and how urgently it wants somebody. */
export const standing = ({ ticket, run, alarm }: ListedTicket): Standing => {
  if (alarm !== null) return { tone: 'danger', words: 'Alarm: somebody else got in' };
  if (run !== null) return runWords(run);
  if (ticket.isAfterNotThem) return { tone: 'danger', words: 'Somebody else got in, not shut out yet' };
  return { tone: 'neutral', words: ticket.planIds.length === 0 ? 'Draft, nothing carried out' : 'Another plan is being made' };
};

/** Where a run stands, in a few words, and how urgently it wants somebody. */
export const runWords = (run: PlanRun): Standing => {
  const asked = run.steps.filter((step) => step.state !== 'switchedOff');
  const done = asked.filter((step) => step.state === 'succeeded').length;
  switch (run.state) {
    case 'running':
      return { tone: 'brand', words: `Running: ${done} of ${asked.length} steps done` };
    case 'paused':
      return { tone: 'caution', words: `Paused: ${done} of ${asked.length} steps done` };
    case 'done':
      return { tone: 'brand', words: 'Done, not handed over or closed' };
    case 'abandoned':
      return run.secret === null
        ? { tone: 'neutral', words: `Stopped: ${done} of ${asked.length} steps done` }
        : { tone: 'caution', words: 'Stopped, the pass not handed over or closed' };
    default:
      return run.state satisfies never;
  }
};
