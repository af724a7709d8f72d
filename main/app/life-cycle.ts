import type { AppState, LockReason } from '../../contract/app-state.ts';
import type { GraphAccess } from '../auth/access.ts';
import type { Workplace } from '../desk/workplace.ts';
import { FaultError } from '../fault-error.ts';
import { DeskLock } from './desk-lock.ts';
import type { Beginning, LifeCycleOptions } from './life-cycle-options.ts';
import { Stage } from './stage.ts';
import type { TenantPlace } from './tenant-place.ts';

/**
 * What the window is for: set-up, sign-in, the desk, or a locked desk. One at a time, and only the desk shows anything
 * of a directory. Leaving the desk always ends its window, so that nothing of it stays in a page's memory. The practice
 * tenant and a live one go the same ways.
 */
export class LifeCycle {
  readonly #options: LifeCycleOptions;
  readonly #stage: Stage;
  readonly #lock: DeskLock;
  /** The page of another account is open: its answer ends this desk. */
  #switching = false;

  constructor(options: LifeCycleOptions) {
    this.#options = options;
    this.#stage = new Stage(options);
    this.#lock = new DeskLock(this.#stage, options);
  }

  /** Shows the first page. @throws FaultError `journal.*` when the desk's journal cannot be opened. */
  begin(beginning: Beginning): void {
    const place = beginning === 'practice' ? this.#options.practice : this.#options.configured();
    if (place === null || beginning === 'setUp') this.#stage.stand({ at: 'setUp' });
    else if (beginning === 'signIn') this.#stage.stand({ at: 'signIn', place, account: null });
    else this.#stage.beginAtDesk(place);
  }

  get state(): AppState {
    return this.#stage.state;
  }

  /** The desk, for its operations. @throws FaultError while it is locked or nobody has come in. */
  get desk(): Workplace {
    return this.#stage.atDesk().workplace;
  }

  /** @throws FaultError `desk.busy`, for what may not be cut off: a desk that another account is about to take over begins nothing. */
  requireStaying(): void {
    if (this.#switching) throw new FaultError('desk.busy', 'Another account is being signed in. Finish that or cancel it, then carry on.');
  }

  /** The desk behind a lock too: for what goes on without anybody looking. */
  get openWorkplace(): Workplace | null {
    return this.#stage.workplace;
  }

  /** @throws FaultError `desk.locked`, for what a locked desk does not let anybody see or change. */
  requireUnlocked(): void {
    this.#stage.requireUnlocked();
  }

  /** @throws FaultError `desk.busy` while a plan is carried out, `desk.locked` */
  async choose(to: 'practice' | 'live' | 'setUp'): Promise<void> {
    this.requireUnlocked();
    this.#stage.requireIdle();
    this.cancel();
    const place = to === 'practice' ? this.#options.practice : this.#options.configured();
    if (place === null || to === 'setUp') return this.#stage.toSetUp();
    const { standing } = this.#stage;
    if ('workplace' in standing && standing.place.signIn.kind === to) return;
    const isLetIn = !place.signIn.opensPages || (await place.signIn.remembered()) !== null;
    // The desk may have been locked meanwhile, or a plan begun.
    this.requireUnlocked();
    this.#stage.requireIdle();
    if (isLetIn) this.#stage.moveTo(place);
    else this.#stage.toDoor(null);
  }

  /** The live tenant was set up anew: its sign-in is next. */
  async connected(): Promise<void> {
    const place = this.#options.configured();
    if (place === null) throw new FaultError('input.invalid', 'There is no tenant yet. Enter the tenant ID and the client ID.');
    this.#stage.toDoor(await place.signIn.remembered());
  }

  /** @throws FaultError of the sign-in; the door stays as it is. */
  async signIn(account: 'remembered' | 'another'): Promise<void> {
    const { place, account: known } = this.#stage.atSignIn();
    const access = await (account === 'another' ? place.signIn.switchAccount(null) : place.signIn.signIn(known));
    this.#signedIn(place, access);
  }

  /** @throws FaultError of the sign-in; the door stays as it is. */
  async signInWithCode(): Promise<void> {
    const { place } = this.#stage.atSignIn();
    try {
      this.#signedIn(place, await place.signIn.signInWithCode(this.#options.code));
    } finally {
      this.#options.code(null);
    }
  }

  /** Ends the sign-in page or the code that is open, if one is. */
  cancel(): void {
    this.#options.configured()?.signIn.cancel();
  }

  /** @throws FaultError `desk.busy`; the agent at work stays until another one has signed in. */
  async switchAccount(): Promise<void> {
    this.#stage.requireIdle();
    const { place, workplace } = this.#stage.atDesk();
    this.#switching = true;
    const access = await place.signIn.switchAccount(null).finally(() => (this.#switching = false));
    if (!this.#stage.isAtDesk(workplace)) {
      // Locked meanwhile: the one who locked it is signed out now, and a page that was answered opens no locked desk.
      if (this.openWorkplace === workplace) this.#stage.toDoor(await place.signIn.remembered());
      throw new FaultError('graph.cancelled', 'The desk was left while the page was open. Sign in again.');
    }
    await this.#stage.replace(place, access);
  }

  /** Leaves the tenant: tokens are forgotten and Microsoft's own sign-out page opens. */
  async signOut(): Promise<{ readonly isPageOpened: boolean }> {
    this.#stage.requireIdle();
    const { standing } = this.#stage;
    if (!('workplace' in standing)) throw new FaultError('auth.signInNeeded', 'Nobody is signed in.');
    standing.workplace.note({ action: 'session.signedOut', summary: 'Signed out.', data: {} });
    this.#stage.toDoor(null);
    const left = await standing.place.signIn.signOut();
    // The window that asked is gone, so that its answer reaches nobody.
    if (!left.isPageOpened) this.#options.notice(pageNotOpened);
    return left;
  }

  /** Takes everything off the screen at once. Without effect where there is nothing to lock. */
  lock(because: LockReason): void {
    this.#lock.lock(because);
  }

  /** Two calls are one check. @throws FaultError when the agent may not go on; the desk stays locked. */
  unlock(): Promise<void> {
    return this.#lock.unlock();
  }

  close(): void {
    this.cancel();
    this.openWorkplace?.close();
  }

  #signedIn(place: TenantPlace, access: GraphAccess): void {
    // The agent went elsewhere while the page was open.
    if (this.#stage.standing.at !== 'signIn') throw new FaultError('graph.cancelled', 'Signing in was cancelled. Nothing was changed.');
    this.#stage.moveInto(place, access);
  }
}

const pageNotOpened =
  'You are signed out of Latchkey, but Microsoft’s sign-out page could not be opened. Your browser may still be signed in: sign out there as well.';
