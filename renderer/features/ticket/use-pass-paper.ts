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
  /** Where the slip was saved in place of paper; null once it is deleted. */
  readonly savedAs: string | null;
  readonly copy: () => void;
  readonly print: () => void;
  readonly deleteSlip: () => void;
}

/** What became of the slip. A file is no paper, and stays until somebody deletes it. */
export const slipWords = ({ printed, savedAs }: { readonly printed: boolean; readonly savedAs: string | null }): string => {
  if (savedAs !== null) return 'The slip was saved as a file, not printed. It holds the pass in the clear: delete it once it is printed.';
  return printed ? 'The slip was sent to the printer. Hand it over yourself.' : 'Printing was cancelled; nothing was printed.';
};

/** Copies and prints the pass; both happen in main, and the code does not come to this window for them. */
export const usePassPaper = (planId: string): PassPaper => {
  const [busy, setBusy] = useState(false);
  const [note, setNote] = useState<string | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [savedAs, setSavedAs] = useState<string | null>(null);

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
    savedAs,
    copy: () =>
      void once(async () => {
        const { clearedAtUtc } = await desk.secrets.copy({ planId });
        return `Copied. The clipboard is cleared at ${localTimeOfDay(clearedAtUtc)}.`;
      }),
    print: () =>
      void once(async () => {
        const printed = await desk.secrets.print({ planId });
        if (printed.savedAs !== null) setSavedAs(printed.savedAs);
        return slipWords(printed);
      }),
    deleteSlip: () =>
      void once(async () => {
        await desk.secrets.deleteSlip({ planId });
        setSavedAs(null);
        return 'The file with the slip is deleted.';
      }),
  };
};
