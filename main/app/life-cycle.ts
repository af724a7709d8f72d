import type { AppState, ConfiguredTenant, LockReason } from '../../contract/app-state.ts';
import { FaultError } from '../fault-error.ts';
import type { Workplace } from '../desk/workplace.ts';
import type { Page, Standing, Opened } from './standing.ts';
import { lockWords, phaseOf, shown } from './standing.ts';
import type { Beginning, LifeCycleOptions } from './life-cycle-options.ts';
import type { GraphAccess } from '../auth/access.ts';

/**
 * What the window is for: set-up, sign-in, the desk, or a locked desk. One at a time, and only the desk shows anything
 * of a directory. Leaving the desk always ends its window, so that nothing of it stays in a page's memory.
 */
export class LifeCycle {
  readonly #options: LifeCycleOptions;
  readonly #now: () => number;
  #standing: Standing = { at: 'setUp' };
  #unlocking: Promise<void> | undefined;
  /** The page of another account is open: its answer ends this desk. */
  #switching = false;

  constructor(options: LifeCycleOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** Shows the first page. @throws FaultError `journal.*` when the desk's journal cannot be opened. */
  begin(beginning: Beginning): void {
    const tenant = this.#options.tenant();
    if (beginning === 'practice') this.#beginAt('practice', practiceTitle, () => this.#practice());
    else if (tenant === null || beginning === 'setUp') this.#stand({ at: 'setUp' });
    else if (beginning === 'signedIn') this.#beginAt('live', tenant.displayName, () => this.#resumed(tenant));
    else this.#stand({ at: 'signIn', tenant, account: null });
  }

  get state(): AppState {
    return this.#options.state(phaseOf(this.#standing));
  }

  /** The desk, for its operations. @throws FaultError while it is locked or nobody has come in. */
  get desk(): Workplace {
    return this.#atDesk().workplace.desk;
  }

  /** @throws FaultError `desk.busy`, for what may not be cut off: a desk that another account is about to take over begins nothing. */
  requireStaying(): void {
    if (this.#switching) throw new FaultError('desk.busy', 'Another account is being signed in. Finish that or cancel it, then carry on.');
  }

  /** The desk behind a lock too: for what goes on without anybody looking. */
  get openWorkplace(): Workplace | null {
    return 'workplace' in this.#standing ? this.#standing.workplace.desk : null;
  }

  /** @throws FaultError `desk.locked`, for what a locked desk does not let anybody see or change. */
  requireUnlocked(): void {
    if (this.#standing.at === 'locked') throw new FaultError('desk.locked', 'Latchkey is locked. Unlock it first.');
  }

  /** @throws FaultError `desk.busy` while a plan is carried out, `desk.locked` */
  async choose(to: 'practice' | 'live' | 'setUp'): Promise<void> {
    this.requireUnlocked();
    this.#requireIdle();
    this.cancel();
    if (to === 'practice') {
      if (this.#kind() !== 'practice') this.#move(() => this.#practice());
      return;
    }
    const tenant = this.#options.tenant();
    if (to === 'setUp' || tenant === null) {
      this.#leave();
      this.#options.remember('setUp');
      return this.#stand({ at: 'setUp' });
    }
    if (this.#kind() === 'live') return;
    const account = await this.#options.live(tenant).remembered();
    if (account === null) return this.#toSignIn(tenant, null);
    this.#move(() => this.#resumed(tenant));
  }

  /** The live tenant was set up anew: its sign-in is next. */
  async connected(): Promise<void> {
    const tenant = this.#options.tenant();
    if (tenant === null) throw new FaultError('input.invalid', 'There is no tenant yet. Enter the tenant ID and the client ID.');
    this.#toSignIn(tenant, await this.#options.live(tenant).remembered());
  }

  /** @throws FaultError of the sign-in; the door stays as it is. */
  async signIn(account: 'remembered' | 'another'): Promise<void> {
    const { tenant, account: known } = this.#atSignIn();
    const live = this.#options.live(tenant);
    const access = await (account === 'another' ? live.switchAccount() : live.signIn(known));
    this.#signedIn(tenant, access);
  }

  /** @throws FaultError of the sign-in; the door stays as it is. */
  async signInWithCode(): Promise<void> {
    const { tenant } = this.#atSignIn();
    try {
      this.#signedIn(tenant, await this.#options.live(tenant).signInWithCode(this.#options.code));
    } finally {
      this.#options.code(null);
    }
  }

  /** Ends the sign-in page or the code that is open, if one is. */
  cancel(): void {
    const tenant = this.#options.tenant();
    if (tenant !== null) this.#options.live(tenant).cancel();
  }

  /** @throws FaultError `desk.busy`; the agent at work stays until another one has signed in. */
  async switchAccount(): Promise<void> {
    this.#requireIdle();
    const { workplace } = this.#atDesk();
    const tenant = this.#options.tenant();
    if (workplace.live === null || tenant === null)
      throw new FaultError('input.invalid', 'The practice tenant has no accounts. Choose whom to practise as in the menu.');
    const { live } = workplace;
    this.#switching = true;
    const access = await live.switchAccount().finally(() => (this.#switching = false));
    if (!this.#isAt(workplace)) {
      // Locked meanwhile: the one who locked it is signed out now, and a page that was answered opens no locked desk.
      if (this.openWorkplace === workplace.desk) this.#toSignIn(tenant, await live.remembered());
      throw new FaultError('graph.cancelled', 'The desk was left while the page was open. Sign in again.');
    }
    // The journal is the same, and has one writer: the desk that is left lets go of it first.
    this.#leave();
    let next: Opened;
    try {
      next = this.#liveWorkplace(tenant, () => Promise.resolve(access));
    } catch (error) {
      this.#toSignIn(tenant, await live.remembered());
      throw error;
    }
    this.#enter(next);
  }

  /** Leaves the tenant: tokens are forgotten and Microsoft's own sign-out page opens. */
  async signOut(): Promise<{ readonly isPageOpened: boolean }> {
    this.#requireIdle();
    if (!('workplace' in this.#standing)) throw new FaultError('auth.signInNeeded', 'Nobody is signed in.');
    const { workplace } = this.#standing;
    workplace.desk.note({ action: 'session.signedOut', summary: 'Signed out.', data: {} });
    const tenant = this.#options.tenant();
    this.#leave();
    if (workplace.live === null || tenant === null) {
      this.#options.remember(tenant === null ? 'setUp' : 'signIn');
      this.#stand(tenant === null ? { at: 'setUp' } : { at: 'signIn', tenant, account: null });
      return { isPageOpened: true };
    }
    this.#toSignIn(tenant, null);
    const left = await workplace.live.signOut();
    // The window that asked is gone, so that its answer reaches nobody.
    if (!left.isPageOpened) this.#options.notice(pageNotOpened);
    return left;
  }

  /** Takes everything off the screen at once. Without effect where there is nothing to lock. */
  lock(because: LockReason): void {
    this.#options.conceal();
    if (this.#standing.at !== 'desk') return;
    const { workplace } = this.#standing;
    if (workplace.desk.agent() === null) return this.#turnAway(workplace);
    workplace.desk.windowReplaced();
    this.#stand({
      at: 'locked',
      workplace,
      because,
      sinceMs: this.#now(),
      needsSignInPage: workplace.live !== null && this.#options.needsPageToUnlock(),
    });
    this.#note(workplace, { action: 'session.locked', summary: `The desk was locked: ${lockWords[because]}.`, data: { because } });
  }

  /** Two calls are one check. @throws FaultError when the agent may not go on; the desk stays locked. */
  unlock(): Promise<void> {
    this.#unlocking ??= this.#unlock().finally(() => (this.#unlocking = undefined));
    return this.#unlocking;
  }

  close(): void {
    this.cancel();
    this.openWorkplace?.close();
  }

  async #unlock(): Promise<void> {
    const locked = this.#standing;
    if (locked.at !== 'locked') return;
    const { workplace } = locked;
    try {
      await (locked.needsSignInPage ? workplace.live?.proveAgain() : workplace.live?.checkFreshly());
    } catch (error) {
      // Asking again in silence would end the same way: the next try opens the page.
      if (error instanceof FaultError && error.code === 'auth.signInNeeded' && this.#standing === locked)
        this.#stand({ ...locked, needsSignInPage: true });
      throw error;
    }
    // Signed out or locked anew meanwhile: that answer was for something else.
    if (this.#standing !== locked) return;
    this.#note(workplace, { action: 'session.unlocked', summary: 'The desk was unlocked.', data: { because: locked.because } });
    this.#stand({ at: 'desk', workplace });
  }

  /** Nobody is in yet, so nobody could unlock; whoever comes back begins at the door. */
  #turnAway(workplace: Opened): void {
    const tenant = this.#options.tenant();
    if (workplace.live === null || tenant === null) return;
    workplace.live.remembered().then((account) => this.#isAt(workplace) && this.#toSignIn(tenant, account), this.#options.onError);
  }

  /** A journal that cannot be written must not keep a desk from being locked. */
  #note(workplace: Opened, note: Parameters<Workplace['note']>[0]): void {
    try {
      workplace.desk.note(note);
    } catch (error) {
      this.#options.onError(error);
    }
  }

  #signedIn(tenant: ConfiguredTenant, access: GraphAccess): void {
    // The agent went elsewhere while the page was open.
    if (this.#standing.at !== 'signIn') throw new FaultError('graph.cancelled', 'Signing in was cancelled. Nothing was changed.');
    this.#move(() => this.#liveWorkplace(tenant, () => Promise.resolve(access)));
  }

  #toSignIn(tenant: ConfiguredTenant, account: string | null): void {
    this.#leave();
    this.#options.remember('signIn');
    this.#stand({ at: 'signIn', tenant, account });
  }

  /** The next workplace is opened before the old one is closed: a journal that fails leaves the agent where they are. */
  #move(open: () => Opened): void {
    const next = open();
    this.#leave();
    this.#enter(next);
  }

  /** The window first: its page is read while the journal and the desk are opened. Nobody is asked before both are there. */
  #beginAt(page: Page, title: string, open: () => Opened): void {
    this.#options.show(page, title);
    const workplace = open();
    this.#options.remember(beginningAt(workplace));
    this.#standing = { at: 'desk', workplace };
  }

  #enter(workplace: Opened): void {
    this.#options.remember(beginningAt(workplace));
    this.#stand({ at: 'desk', workplace });
  }

  #leave(): void {
    if (!('workplace' in this.#standing)) return;
    this.#options.conceal();
    this.#standing.workplace.desk.close();
    this.#standing = { at: 'setUp' };
  }

  #stand(standing: Standing): void {
    this.#standing = standing;
    const [page, title] = shown(standing);
    this.#options.show(page, title);
    if (page === 'door') this.#options.changed(this.state);
  }

  #practice(): Opened {
    return { kind: 'practice', desk: this.#options.openPractice(), title: practiceTitle, live: null };
  }

  #liveWorkplace(tenant: ConfiguredTenant, access: () => Promise<GraphAccess>): Opened {
    return { kind: 'live', desk: this.#options.openLive(tenant, access), title: tenant.displayName, live: this.#options.live(tenant) };
  }

  /** The desk shows at once and is filled when Microsoft has said that the kept sign-in still holds. */
  #resumed(tenant: ConfiguredTenant): Opened {
    const live = this.#options.live(tenant);
    const workplace = this.#liveWorkplace(tenant, async () => {
      try {
        return await live.resume();
      } catch (error) {
        const isOver = error instanceof FaultError && error.code === 'auth.signInNeeded';
        if (isOver && this.#isAt(workplace)) this.#toSignIn(tenant, await live.remembered());
        throw error;
      }
    });
    return workplace;
  }

  #isAt(workplace: Opened): boolean {
    return this.#standing.at === 'desk' && this.#standing.workplace === workplace;
  }

  #kind(): Opened['kind'] | null {
    return 'workplace' in this.#standing ? this.#standing.workplace.kind : null;
  }

  #requireIdle(): void {
    if (this.openWorkplace?.isBusy() === true) throw new FaultError('desk.busy', 'A plan is being carried out. Wait until it stops.');
  }

  #atDesk(): Extract<Standing, { at: 'desk' }> {
    this.requireUnlocked();
    if (this.#standing.at !== 'desk') throw new FaultError('auth.signInNeeded', 'Nobody is signed in. Sign in first.');
    return this.#standing;
  }

  #atSignIn(): Extract<Standing, { at: 'signIn' }> {
    if (this.#standing.at !== 'signIn') throw new FaultError('input.invalid', 'There is nothing to sign in to here.');
    return this.#standing;
  }
}

const practiceTitle = 'practice tenant';

const beginningAt = (workplace: Opened): Beginning => (workplace.kind === 'practice' ? 'practice' : 'signedIn');

const pageNotOpened =
  'You are signed out of Latchkey, but Microsoft’s sign-out page could not be opened. Your browser may still be signed in: sign out there as well.';
