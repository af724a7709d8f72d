import { useEffect } from 'react';
import { useAnnounce } from '../../ui/LiveRegion.tsx';
import { countsOf } from './plan-words.ts';
import type { TicketFlow } from './ticket-flow.ts';
import { isBeingProved } from './ticket-flow.ts';

/** What happened to the run, for the ear. The focus says which step opened; this says what changed by itself. */
export const runInWords = (flow: TicketFlow): string | null => {
  const { run } = flow;
  if (run === null) return null;
  const { done, total, leftOut } = countsOf(run);
  const all = leftOut === 0 ? 'All steps are done' : `${done} of ${total} steps are done and ${leftOut} left out`;
  switch (run.state) {
    case 'running':
      return `${done} of ${total} steps done.`;
    case 'paused':
      return `Paused with ${done} of ${total} steps done. Something needs your attention.`;
    case 'abandoned':
      return `Stopped with ${done} of ${total} steps done.`;
    case 'done':
      if (isBeingProved(run)) return `${all}.`;
      return run.proof?.complete === true ? `${all}, and the directory agrees.` : `${all}. The directory does not show everything yet.`;
  }
};

export const watchInWords = (flow: TicketFlow): string | null => {
  const { watch } = flow;
  if (watch === null) return null;
  switch (watch.state) {
    case 'watching':
      return null;
    case 'appeared':
      return `A new method has been registered: ${watch.appeared.map(({ label, detail }) => `${label.slice(0, 80)} ${detail?.slice(0, 80) ?? ''}`).join(', ')}. Compare it with what the caller said.`;
    case 'expired':
      return 'The pass has ended, and no new method was seen.';
    case 'stopped':
      return 'The watch was stopped.';
  }
};

export const useFlowAnnouncements = (flow: TicketFlow): void => {
  const announce = useAnnounce();
  const run = runInWords(flow);
  const watch = watchInWords(flow);
  useEffect(() => {
    if (run !== null) announce(run);
  }, [run, announce]);
  useEffect(() => {
    if (watch !== null) announce(watch);
  }, [watch, announce]);
};
