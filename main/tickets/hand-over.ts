import type { HeldSecret } from '../../contract/held-secret.ts';
import type { PlanRun } from '../../contract/plans.ts';
import type { DeskProfile } from '../../contract/profile.ts';
import type { Journal } from '../audit/journal.ts';
import type { JournalAction } from '../../contract/journal.ts';
import { FaultError } from '../fault-error.ts';
import type { Secret } from '../secret.ts';
import type { AskAgent } from '../ask-agent.ts';
import { plainWords } from '../ask-agent.ts';
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

/** What the window system does for a hand-over; Electron's in the app, plain functions in a test. */
export interface HandOverPorts {
  /** Asks outside the page. */
  readonly askAgent: AskAgent;
  /** Copies, and clears after a while unless something else was copied. Returns when (UTC). */
  readonly copySecret: (code: Secret) => string;
  /** Called before a code is shown; returns when it must vanish again (UTC). */
  readonly beginShowing: (planId: string) => string;
  readonly endShowing: (planId: string) => void;
  /** Hides whatever code shows: another person is being opened. */
  readonly concealNow: () => void;
  /** @returns whether a slip came out (on paper, or as a file the agent asked for). */
  readonly printSlip: (slip: Slip) => Promise<boolean>;
}

export interface HandOverOptions extends HandOverPorts {
  readonly journal: Journal;
  readonly session: CurrentSession;
  readonly profile: () => DeskProfile;
  readonly book: Runs;
  readonly held: HeldSecrets;
}

interface HandedOver {
  readonly code: Secret;
  readonly run: PlanRun;
  readonly secret: HeldSecret;
}

/** What is about to be done with a pass. */
type Way = 'reveal' | 'copy' | 'print';

const asks = {
  reveal: { message: 'Show this pass?', agree: 'Show it', after: 'If you held a key or a button for it, hold it once more.' },
  copy: { message: 'Copy this pass?', agree: 'Copy it', after: '' },
  print: { message: 'Print this pass?', agree: 'Print it', after: '' },
} as const satisfies Record<Way, unknown>;

/**
 * Gives a made pass to the caller: shown while held, copied, or on paper. Each is noted before the code leaves main. The
 * first time that a code is to leave it, the agent is asked outside the page: a script in the page can press every
 * button, and would have the code the moment it is made.
 */
export class HandOver {
  readonly #options: HandOverOptions;
  /** Codes that the agent has agreed to hand over. By the code itself: a new one under the same plan is asked for anew. */
  readonly #agreed = new WeakSet<Secret>();

  constructor(options: HandOverOptions) {
    this.#options = options;
  }

  /** The last step at which the code is unwrapped for the window. @throws FaultError when it is no longer held. */
  async reveal(planId: string): Promise<{ code: string; concealAtUtc: string }> {
    const { code, run } = await this.#requireAgreed(planId, 'reveal');
    this.#note('secret.revealed', run, 'Looked at the pass.');
    return { concealAtUtc: this.#options.beginShowing(planId), code: code.unwrap() };
  }

  conceal(planId: string): void {
    this.#options.endShowing(planId);
  }

  async copy(planId: string): Promise<{ clearedAtUtc: string }> {
    const { code, run } = await this.#requireAgreed(planId, 'copy');
    this.#note('secret.copied', run, 'Copied the pass.');
    return { clearedAtUtc: this.#options.copySecret(code) };
  }

  async print(planId: string): Promise<{ printed: boolean; secret: HeldSecret }> {
    const { code, run, secret } = await this.#requireAgreed(planId, 'print');
    const profile = this.#options.profile();
    this.#note('secret.printed', run, 'Asked for a printed slip with the pass.');
    const printed = await this.#options.printSlip({
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
    return { printed, secret };
  }

  /** @throws FaultError `desk.declined` when the agent said no, `desk.gone` when the code went while they were asked */
  async #requireAgreed(planId: string, way: Way): Promise<HandedOver> {
    const asked = this.#require(planId);
    if (this.#agreed.has(asked.code)) return asked;
    const { plan } = asked.run;
    const { message, agree, after } = asks[way];
    const isYes = await this.#options.askAgent({
      message,
      agree,
      detail: [
        `The pass of ${plainWords(plan.userDisplayName)} (${plainWords(plan.userPrincipalName)}), ticket ${plainWords(plan.ticket)}.`,
        'Whoever has it can sign in as this person. If you did not choose this yourself just now, choose Cancel and tell your administrator.',
        after,
      ]
        .filter((line) => line !== '')
        .join('\n\n'),
    });
    if (!isYes) {
      this.#note('secret.declined', asked.run, 'Asked about the pass, the agent chose Cancel: it was not handed over.');
      throw new FaultError('desk.declined', 'You chose Cancel, so the pass stays hidden. Choose it again when you want to hand it over.');
    }
    const now = this.#require(planId);
    if (now.code !== asked.code) throw new FaultError('desk.changed', 'Another pass was made meanwhile. Choose it again.');
    this.#agreed.add(now.code);
    return now;
  }

  #require(planId: string): HandedOver {
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
