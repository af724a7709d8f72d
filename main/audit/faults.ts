import Sqlite from 'better-sqlite3';
import type { FaultCode } from '../../contract/result.ts';
import { FaultError } from '../fault-error.ts';

/** What the journal was asked to do when it failed: decides what the agent must know about Microsoft's side. */
export type JournalTask = 'open' | 'intent' | 'outcome' | 'note' | 'read' | 'export';

/**
 * Runs `work` and turns what SQLite and the file system refuse into a FaultError. Anything else
 * that is thrown is a defect and passes through.
 */
export const withJournalFaults = <T>(task: JournalTask, file: string, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw asJournalFault(error, task, file);
  }
};

/** The FaultError for an error of SQLite or the file system; any other error unchanged. */
export const asJournalFault = (error: unknown, task: JournalTask, file: string): unknown => {
  const reason = reasonOf(error);
  if (reason === undefined || !(error instanceof Error)) return error;
  const { code, retryable, happened, remedy } = reasons[reason];
  const subject = task === 'export' ? `the export ${file}` : `the journal ${file}`;
  const next = task === 'export' && reason !== 'full' ? exportRemedy : remedy;
  return new FaultError(code, `${happened(subject)} ${consequences[task]} ${next}`, {
    retryable,
    cause: error,
    detail: `${codeOf(error) ?? error.name}: ${error.message}`,
  });
};

type Reason = 'full' | 'busy' | 'readOnly' | 'damaged' | 'unreachable';

interface Wording {
  readonly code: FaultCode;
  readonly retryable: boolean;
  readonly happened: (subject: string) => string;
  readonly remedy: string;
}

const reasons: { readonly [R in Reason]: Wording } = {
  full: {
    code: 'journal.full',
    retryable: false,
    happened: (subject) => `The disk is full, so ${subject} could not be written.`,
    remedy: 'Free some space on that drive, then try again.',
  },
  busy: {
    code: 'journal.busy',
    retryable: true,
    happened: (subject) => `Another program is using ${subject}.`,
    remedy: 'Wait a moment and try again; if it goes on, close the program that has the file open.',
  },
  readOnly: {
    code: 'journal.unwritable',
    retryable: false,
    happened: (subject) => `Latchkey is not allowed to write ${subject}.`,
    remedy: 'Ask whoever looks after this computer for write access to that file and its folder.',
  },
  damaged: {
    code: 'journal.unwritable',
    retryable: false,
    happened: (subject) => `A part of ${subject} is damaged, so it was left as it is.`,
    remedy: 'Keep that file for whoever looks after this computer, move it elsewhere and start Latchkey again.',
  },
  unreachable: {
    code: 'journal.unwritable',
    retryable: false,
    happened: (subject) => `The drive refused access to ${subject}.`,
    remedy: 'Check that its folder exists and the drive is connected and healthy, then try again.',
  },
};

const exportRemedy = 'Close that file if another program has it open, or choose another folder, then try again.';

/** An outcome is written after the request went out; saying then that nothing was sent would be false. */
const consequences: { readonly [T in JournalTask]: string } = {
  open: 'Nothing was sent to Microsoft.',
  intent: 'Nothing was sent to Microsoft.',
  note: 'Nothing was sent to Microsoft.',
  read: 'Nothing was sent to Microsoft.',
  export: 'No file was written there and the journal itself is complete.',
  outcome: 'The request to Microsoft had already been sent; the console reads how it ended before it does anything else with this step.',
};

const reasonOf = (error: unknown): Reason | undefined => {
  const code = codeOf(error);
  if (code === undefined) return undefined;
  if (error instanceof Sqlite.SqliteError) {
    if (code.startsWith('SQLITE_FULL')) return 'full';
    if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return 'busy';
    if (/^SQLITE_(READONLY|PERM|AUTH)/.test(code)) return 'readOnly';
    if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return 'damaged';
    if (/^SQLITE_(IOERR|CANTOPEN)/.test(code)) return 'unreachable';
    return undefined;
  }
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'full';
    case 'EBUSY':
      return 'busy';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'readOnly';
    case 'EIO':
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EISDIR':
    case 'EEXIST':
    case 'EFBIG':
    case 'EMFILE':
    case 'ENFILE':
    case 'ENODEV':
    case 'ENXIO':
    case 'ENAMETOOLONG':
      return 'unreachable';
    default:
      return undefined;
  }
};

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
