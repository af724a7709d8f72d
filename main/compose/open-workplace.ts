import { join } from 'node:path';
import type { DeskProfile } from '../../contract/profile.ts';
import { changedMeanwhile, recordChanges } from '../app/profile-changes.ts';
import { Journal } from '../audit/journal.ts';
import { JournalReader } from '../audit/reader.ts';
import type { ReadingProcess } from '../reading/remote-reads.ts';
import { createRemoteReads } from '../reading/remote-reads.ts';
import { tellClockSet } from '../desk/clock-set.ts';
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
  /** As it is in force, whatever of it this place uses: what of it has changed since this desk was last open goes into its journal. */
  readonly profile: () => DeskProfile;
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
  let opened: Workplace | null = null;
  // Told in the middle of a reading, when nothing can be written yet.
  const onClockSet = (byMs: number): void => queueMicrotask(() => opened && tellClockSet(opened, byMs, shared.onError));
  const journal = Journal.open({ file, onClockSet });
  const reader = JournalReader.open({ file });
  const reads = createRemoteReads(() => place.startReading(file));
  const tickets = openTicketFile(join(place.userData, `tickets-${name}.json`));
  const { signIn, enter, network, settleMs, onClose, profile, practiceProfile } = place;
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
  opened = desk;
  const now = profile();
  recordChanges(desk.note, changedMeanwhile(reader.notes('settings.changed'), now), {
    begin: 'The desk profile has changed since this desk was last open',
    after: now,
  });
  return {
    ...desk,
    close: () => {
      opened = null;
      desk.close();
      onClose();
      reads.close();
      reader.close();
      journal.close();
    },
  };
};
