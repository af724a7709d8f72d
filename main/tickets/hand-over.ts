import type { HeldSecret } from '../../contract/held-secret.ts';
import type { PlanRun } from '../../contract/plans.ts';
import type { DeskProfile } from '../../contract/profile.ts';
import type { Journal } from '../audit/journal.ts';
import type { JournalAction } from '../../contract/journal.ts';
import { FaultError } from '../fault-error.ts';
import type { Secret } from '../secret.ts';
import type { CurrentSession } from '../agent/agent-session.ts';
import type { HeldSecrets } from '../changes/held-secrets.ts';
import type { Runs } from '../plans/runs.ts';
import { registerWith } from '../people/describe-methods.ts';
import { personOf } from '../plans/intents.ts';

/** What a slip for the caller needs; the code is unwrapped by whoever draws it. */
export interface Slip {
  readonly organisation: string;
  readonly deskName: string;
  readonly supportContact: string;
  readonly supportHours: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
  readonly code: Secret;
  readonly startUtc: string;
  readonly expiresAtUtc: string;
  readonly isUsableOnce: boolean;
  readonly registrationAddress: string;
  /** What the desk allows people to register, by name; empty where it allows everything. */
  readonly registerWith: readonly string[];
}

/** What became of a slip: paper, a file that the agent chose, or nothing. */
export type SlipOutcome = { readonly kind: 'printed' | 'cancelled' } | { readonly kind: 'saved'; readonly path: string };

/** What the window system does for a hand-over; Electron's in the app, plain functions in a test. */
export interface HandOverPorts {
  /** Copies, and clears after a while unless something else was copied. Returns when (UTC). */
  readonly copySecret: (code: Secret) => string;
  /** Called before a code is shown; returns when it must vanish again (UTC). */
  readonly beginShowing: (planId: string) => string;
  readonly endShowing: (planId: string) => void;
  /** Hides whatever code shows: another person is being opened. */
  readonly concealNow: () => void;
  readonly printSlip: (slip: Slip) => Promise<SlipOutcome>;
  /** Deletes a slip that was saved; one that is gone already is no fault. @throws FaultError when it stays. */
  readonly deleteSlip: (path: string) => Promise<void>;
}

export interface HandOverOptions extends HandOverPorts {
  readonly journal: Journal;
  readonly session: CurrentSession;
  readonly profile: () => DeskProfile;
  readonly book: Runs;
  readonly held: HeldSecrets;
}

/** Gives a made pass to the caller: shown while held, copied, or on paper. Each is noted before the code leaves main. */
export class HandOver {
  readonly #options: HandOverOptions;
  /** Where slips were saved, by plan. */
  readonly #saved = new Map<string, string>();

  constructor(options: HandOverOptions) {
    this.#options = options;
  }

  /** The last step at which the code is unwrapped for the window. @throws FaultError when it is no longer held. */
  reveal(planId: string): { code: string; concealAtUtc: string } {
    const { code, run } = this.#require(planId);
    this.#note('secret.revealed', run, 'Looked at the pass.');
    return { concealAtUtc: this.#options.beginShowing(planId), code: code.unwrap() };
  }

  conceal(planId: string): void {
    this.#options.endShowing(planId);
  }

  copy(planId: string): { clearedAtUtc: string } {
    const { code, run } = this.#require(planId);
    this.#note('secret.copied', run, 'Copied the pass.');
    return { clearedAtUtc: this.#options.copySecret(code) };
  }

  async print(planId: string): Promise<{ printed: boolean; savedAs: string | null; secret: HeldSecret }> {
    const { code, run, secret } = this.#require(planId);
    const profile = this.#options.profile();
    this.#note('secret.printed', run, 'Asked for a printed slip with the pass.');
    const outcome = await this.#options.printSlip({
      organisation: profile.organisation,
      deskName: profile.deskName,
      supportContact: profile.supportContact,
      supportHours: profile.supportHours,
      displayName: run.plan.userDisplayName,
      userPrincipalName: run.plan.userPrincipalName,
      code,
      startUtc: secret.startUtc,
      expiresAtUtc: secret.expiresAtUtc,
      isUsableOnce: secret.isUsableOnce,
      registrationAddress: profile.pass.registrationAddress,
      registerWith: registerWith(profile.allowedMethods),
    });
    const savedAs = outcome.kind === 'saved' ? outcome.path : null;
    if (savedAs !== null) this.#saved.set(planId, savedAs);
    return { printed: outcome.kind === 'printed', savedAs, secret };
  }

  /** The file that the slip was saved as last; the page names no path. @throws FaultError `desk.gone` */
  async deleteSlip(planId: string): Promise<void> {
    const path = this.#saved.get(planId);
    if (path === undefined) {
      throw new FaultError('desk.gone', 'Latchkey does not know of a saved slip any more. Delete the file where you saved it.');
    }
    await this.#options.deleteSlip(path);
    this.#saved.delete(planId);
  }

  #require(planId: string): { code: Secret; run: PlanRun; secret: HeldSecret } {
    const { book, held, session } = this.#options;
    session();
    const run = book.get(planId);
    const code = held.text(planId);
    if (code === undefined || run.secret === null) {
      throw new FaultError('desk.gone', 'The code of this pass is no longer held. Make a new pass; it replaces the old one.');
    }
    return { code, run, secret: run.secret };
  }

  #note(action: Extract<JournalAction, `secret.${string}`>, run: PlanRun, summary: string): void {
    const { journal, session } = this.#options;
    const agent = session().actor;
    journal.note({
      action,
      agent,
      person: personOf(run.plan),
      ticket: run.plan.ticket,
      planId: run.plan.id,
      summary,
      data: {},
    });
  }
}
