import type { DeskEvent } from '../../contract/events.ts';
import type { PracticeProfile } from '../../contract/practice-profile.ts';
import type { DeskProfile, Preferences } from '../../contract/profile.ts';
import type { Journal } from '../audit/journal.ts';
import type { JournalReader } from '../audit/reader.ts';
import type { GraphAccess } from '../auth/access.ts';
import type { TenantSignIn } from '../auth/tenant-sign-in.ts';
import type { TransportOptions } from '../graph/transport.ts';
import type { LongReads } from '../reading/long-reads.ts';
import type { GuidePorts } from '../guides/guides.ts';
import type { HandOverPorts } from '../tickets/hand-over.ts';
import type { TicketFile } from '../tickets/ticket-book.ts';

/** Which example the practice desk works with; null: the desk's own profile. */
export interface PracticeProfileChoice {
  readonly current: () => PracticeProfile | null;
  readonly choose: (profile: PracticeProfile | null) => void;
}

/** What the desk needs from outside: the journal, a tenant, settings, and what only a window system can do. */
export interface WorkplaceOptions {
  readonly journal: Journal;
  readonly reader: JournalReader;
  /** What looks through the whole journal, away from this process. */
  readonly reads: LongReads;
  /** Open tickets of the same tenant. */
  readonly tickets: TicketFile;
  readonly signIn: Pick<TenantSignIn, 'about' | 'switchAccount'>;
  /** How the first agent comes in; asked again when it fails. @throws FaultError */
  readonly enter: () => Promise<GraphAccess>;
  readonly network: Pick<TransportOptions, 'fetch' | 'onAnswer'>;
  /** As it stands now: saved settings count from the next action, without a restart. */
  readonly profile: () => DeskProfile;
  /** Left out on a live tenant. */
  readonly practiceProfile?: PracticeProfileChoice;
  readonly preferences: () => Preferences;
  readonly ports: HandOverPorts &
    GuidePorts & {
      readonly copyText: (text: string) => void;
      readonly clearClipboard: () => void;
      /** Asks for a file name; null when the agent cancelled. */
      readonly chooseFile: (suggestion: { readonly defaultName: string; readonly extension: string }) => Promise<string | null>;
    };
  readonly emit: (event: DeskEvent) => void;
  readonly onError: (error: unknown) => void;
  readonly notices: readonly string[];
  readonly app: { readonly version: string; readonly runtime: string };
  /** How long the directory may show the old state after a write, in milliseconds. */
  readonly settleMs: number;
  readonly now?: () => number;
  /** How time is waited for; tests bring a time that needs no waiting. */
  readonly waits?: {
    /** Waits, or rejects with the signal's reason. */
    readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
    readonly timeout: (ms: number) => AbortSignal;
  };
}
