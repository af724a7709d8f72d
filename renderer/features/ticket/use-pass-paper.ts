import { useEffect, useState } from 'react';
import type { Fault } from '../../../contract/result.ts';
import { desk } from '../../bridge/desk.ts';
import { useDeskEvent } from '../../bridge/events.ts';
import { faultOf } from '../../bridge/fault.ts';
import { useAnnounce } from '../../ui/LiveRegion.tsx';
import { localTimeOfDay } from '../../ui/time.ts';

export interface PassPaper {
  readonly busy: boolean;
  /** What was done last, in words. */
  readonly note: string | null;
  readonly fault: Fault | null;
  readonly copy: () => void;
  readonly print: () => void;
}

/** Copies and prints the pass; both happen in main, and the code does not come to this window for them. */
export const usePassPaper = (planId: string): PassPaper => {
  const [busy, setBusy] = useState(false);
  const [note, setNote] = useState<string | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);

  useDeskEvent('clipboard.cleared', () => setNote('The clipboard has been cleared.'));

  const announce = useAnnounce();
  useEffect(() => {
    if (note !== null) announce(note);
  }, [note, announce]);

  const once = async (work: () => Promise<string>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setFault(null);
    setNote(null);
    try {
      setNote(await work());
    } catch (error) {
      setFault(faultOf(error));
    } finally {
      setBusy(false);
    }
  };

  return {
    busy,
    note,
    fault,
    copy: () =>
      void once(async () => {
        const { clearedAtUtc } = await desk.secrets.copy({ planId });
        return `Copied. The clipboard is cleared at ${localTimeOfDay(clearedAtUtc)}.`;
      }),
    print: () =>
      void once(async () => {
        const { printed } = await desk.secrets.print({ planId });
        return printed ? 'The slip was sent to the printer. Hand it over yourself.' : 'Printing was cancelled; nothing was printed.';
      }),
  };
};
