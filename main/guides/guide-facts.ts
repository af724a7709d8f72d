import type { AuthenticationMethod } from '../../contract/methods.ts';
import type { DeskProfile } from '../../contract/profile.ts';

/** Everything that a guide is composed from. */
export interface GuideFacts {
  readonly profile: DeskProfile;
  /** As the directory has it; its first word is what the guide calls the person. */
  readonly displayName: string;
  readonly givenName: string | null;
  /** What the person has, as read; password and passes too. */
  readonly methods: readonly AuthenticationMethod[];
  /** Whether Microsoft chooses what is asked first. Null: not known, and then nothing is said of it. */
  readonly isSystemPreferred: boolean | null;
  /** The day of the guide, as `2026-11-27`. */
  readonly today: string;
}
