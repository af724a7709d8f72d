import { join } from 'node:path';
import { Journal } from '../audit/journal.ts';
import { JournalReader } from '../audit/reader.ts';
import type { ReadingProcess } from '../reading/remote-reads.ts';
import { createRemoteReads } from '../reading/remote-reads.ts';
import type { Workplace } from '../desk/workplace.ts';
import type { PracticeProfileChoice, WorkplaceOptions } from '../desk/workplace-options.ts';
import { createWorkplace } from '../desk/workplace.ts';
import type { TransportOptions } from '../graph/transport.ts';
import { openTicketFile } from '../settings/ticket-file.ts';

/** What every desk of this app shares, whichever tenant it works on. */
export type SharedParts = Omit<
  WorkplaceOptions,
  'journal' | 'reader' | 'reads' | 'tickets' | 'signIn' | 'enter' | 'settleMs' | 'network' | 'practiceProfile'
>;

export interface Place {
  /** Folder of the journals. */
  readonly userData: string;
  /** Each tenant has a journal of its own: training never mixes with work, nor one organisation with another. */
  readonly journal: 'practice' | { readonly tenantId: string };
  readonly signIn: WorkplaceOptions['signIn'];
  readonly enter: WorkplaceOptions['enter'];
  readonly network: Pick<TransportOptions, 'fetch' | 'onAnswer'>;
  readonly settleMs: number;
  /** Starts the process that reads this journal at length. */
  readonly startReading: (journalFile: string) => ReadingProcess;
  /** Left out on a live tenant. */
  readonly practiceProfile?: PracticeProfileChoice;
  /** Ends what was started for this place. */
  readonly onClose: () => void;
}

/**
 * Opens the desk on one tenant: its journal, then everything on top of it. Its `close` closes the journal too.
 * @throws FaultError `journal.*` when the journal cannot be opened: then nothing may be done.
 */
export const openWorkplace = (shared: SharedParts, place: Place): Workplace => {
  const name = place.journal === 'practice' ? 'practice' : place.journal.tenantId;
  const file = join(place.userData, `journal-${name}.sqlite`);
  const journal = Journal.open({ file });
  const reader = JournalReader.open({ file });
  const reads = createRemoteReads(() => place.startReading(file));
  const tickets = openTicketFile(join(place.userData, `tickets-${name}.json`));
  const { signIn, enter, network, settleMs, onClose, practiceProfile } = place;
  const desk = createWorkplace({
    ...shared,
    journal,
    reader,
    reads,
    tickets,
    signIn,
    enter,
    network,
    settleMs,
    ...(practiceProfile === undefined ? {} : { practiceProfile }),
  });
  return {
    ...desk,
    close: () => {
      desk.close();
      onClose();
      reads.close();
      reader.close();
      journal.close();
    },
  };
};
