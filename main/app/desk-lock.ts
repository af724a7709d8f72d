import type { LockReason } from '../../contract/app-state.ts';
import type { Workplace } from '../desk/workplace.ts';
import { FaultError } from '../fault-error.ts';
import type { LifeCycleOptions } from './life-cycle-options.ts';
import type { Stage } from './stage.ts';
import type { AtDesk } from './standing.ts';

type DeskLockOptions = Pick<LifeCycleOptions, 'needsPageToUnlock' | 'conceal' | 'onError' | 'now'>;

/** Takes the desk off the screen, and gives it back to the agent who may still work. What was begun goes on behind it. */
export class DeskLock {
  readonly #stage: Stage;
  readonly #options: DeskLockOptions;
  #unlocking: Promise<void> | undefined;

  constructor(stage: Stage, options: DeskLockOptions) {
    this.#stage = stage;
    this.#options = options;
  }

  /** Takes everything off the screen at once. Without effect where there is nothing to lock. */
  lock(because: LockReason): void {
    this.#options.conceal();
    const { standing } = this.#stage;
    if (standing.at !== 'desk') return;
    const { place, workplace } = standing;
    if (workplace.agent() === null) return this.#turnAway(standing);
    workplace.windowReplaced();
    this.#stage.stand({
      at: 'locked',
      place,
      workplace,
      because,
      sinceMs: (this.#options.now ?? Date.now)(),
      needsSignInPage: place.signIn.opensPages && this.#options.needsPageToUnlock(),
    });
    this.#note(workplace, { action: 'session.locked', summary: `The desk was locked: ${lockWords[because]}.`, data: { because } });
  }

  /** Two calls are one check. @throws FaultError when the agent may not go on; the desk stays locked. */
  unlock(): Promise<void> {
    this.#unlocking ??= this.#unlock().finally(() => (this.#unlocking = undefined));
    return this.#unlocking;
  }

  async #unlock(): Promise<void> {
    const locked = this.#stage.standing;
    if (locked.at !== 'locked') return;
    const { place, workplace } = locked;
    try {
      await (locked.needsSignInPage ? place.signIn.proveAgain() : place.signIn.checkFreshly());
    } catch (error) {
      // Asking again in silence would end the same way: the next try opens the page.
      if (error instanceof FaultError && error.code === 'auth.signInNeeded' && this.#stage.standing === locked)
        this.#stage.stand({ ...locked, needsSignInPage: true });
      throw error;
    }
    // Signed out or locked anew meanwhile: that answer was for something else.
    if (this.#stage.standing !== locked) return;
    this.#note(workplace, { action: 'session.unlocked', summary: 'The desk was unlocked.', data: { because: locked.because } });
    this.#stage.stand({ at: 'desk', place, workplace });
  }

  /** Nobody is in yet, so nobody could unlock; whoever comes back signs in, where that is done on a page. */
  #turnAway({ place: { signIn }, workplace }: AtDesk): void {
    if (!signIn.opensPages) return;
    signIn.remembered().then((account) => this.#stage.isAtDesk(workplace) && this.#stage.toDoor(account), this.#options.onError);
  }

  /** A journal that cannot be written must not keep a desk from being locked. */
  #note(workplace: Workplace, note: Parameters<Workplace['note']>[0]): void {
    try {
      workplace.note(note);
    } catch (error) {
      this.#options.onError(error);
    }
  }
}

const lockWords: Readonly<Record<LockReason, string>> = {
  asked: 'the agent asked for it',
  idle: 'nobody used it',
  computerLocked: 'the computer was locked',
  suspended: 'the computer went to sleep',
  userSwitched: 'another user came to the computer',
};
