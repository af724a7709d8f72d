import { useState } from 'react';
import type { JournalFilter } from '../../../contract/journal.ts';
import type { Fault } from '../../../contract/result.ts';
import { desk } from '../../bridge/desk.ts';
import { faultOf } from '../../bridge/fault.ts';

export type ExportFormat = 'csv' | 'jsonl';

export interface JournalExport {
  readonly busy: boolean;
  /** What was written, in words. */
  readonly done: string | null;
  readonly fault: Fault | null;
  readonly run: (filter: JournalFilter, format: ExportFormat) => void;
  readonly dismiss: () => void;
}

/** Main asks for the file's name and writes it; the rows do not pass through this window. */
export const useExport = (onWritten: () => void): JournalExport => {
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const run = async (filter: JournalFilter, format: ExportFormat): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setDone(null);
    setFault(null);
    try {
      const { path, entries } = await desk.journal.export({ filter, format });
      if (path !== null) {
        setDone(`${entries === 1 ? '1 record' : `${entries} records`} written to ${path}. The export itself is in the journal too.`);
        onWritten();
      }
    } catch (error) {
      setFault(faultOf(error));
    } finally {
      setBusy(false);
    }
  };
  return {
    busy,
    done,
    fault,
    run: (filter, format) => void run(filter, format),
    dismiss: () => setDone(null),
  };
};
