import type { ExportFormat, Job, JobAbout } from '../../contract/jobs.ts';
import type { JournalFilter } from '../../contract/journal.ts';
import type { CurrentSession } from '../agent/agent-session.ts';
import type { Journal } from '../audit/journal.ts';
import type { LongReads } from '../reading/long-reads.ts';
import type { Jobs } from '../jobs/jobs.ts';

export interface JournalExportOptions {
  readonly journal: Pick<Journal, 'note' | 'timeUtc'>;
  readonly reads: Pick<LongReads, 'export'>;
  readonly jobs: Jobs<JobAbout>;
  readonly session: CurrentSession;
  /** Asks for a file name; null when the agent cancelled. */
  readonly chooseFile: (suggestion: { readonly defaultName: string; readonly extension: string }) => Promise<string | null>;
}

/**
 * Writes what a filter selects to a file of the agent's choice, as a job. The note that it was exported is written when
 * the file is there; a job that was cancelled or failed leaves neither.
 */
export const createJournalExport =
  ({ journal, reads, jobs, session, chooseFile }: JournalExportOptions) =>
  async (filter: JournalFilter, format: ExportFormat): Promise<Job | null> => {
    // Whoever asked for it, even if somebody else is at work when it is done.
    const { actor } = session();
    const path = await chooseFile({ defaultName: `latchkey-journal-${journal.timeUtc().slice(0, 10)}`, extension: format });
    if (path === null) return null;
    return jobs.start({ kind: 'journal.export', path, format }, async ({ signal, progress }) => {
      const entries = await reads.export({ path, format, filter }, signal, progress);
      progress(entries, entries);
      journal.note({
        action: 'journal.exported',
        agent: actor,
        person: null,
        ticket: null,
        planId: null,
        summary: `Exported ${entries} journal entries as ${format === 'csv' ? 'CSV' : 'JSON lines'}.`,
        data: { format, entries, filter: JSON.stringify(filter) },
      });
    });
  };
