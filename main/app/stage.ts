import type { AppState } from '../../contract/app-state.ts';
import type { GraphAccess } from '../auth/access.ts';
import type { Workplace } from '../desk/workplace.ts';
import { FaultError } from '../fault-error.ts';
import type { LifeCycleOptions } from './life-cycle-options.ts';
import type { AtDesk, Standing } from './standing.ts';
import { phaseOf, shown } from './standing.ts';
import type { TenantPlace } from './tenant-place.ts';

type StageOptions = Pick<LifeCycleOptions, 'configured' | 'show' | 'changed' | 'conceal' | 'remember' | 'state'>;

/** Where the agent stands, and the window that shows it. One place at a time: to enter another is to leave this one. */
export class Stage {
  readonly #options: StageOptions;
  #standing: Standing = { at: 'setUp' };

  constructor(options: StageOptions) {
    this.#options = options;
  }

  get standing(): Standing {
    return this.#standing;
  }

  get state(): AppState {
    return this.#options.state(phaseOf(this.#standing));
  }

  /** What is open, behind a lock too. */
  get workplace(): Workplace | null {
    return 'workplace' in this.#standing ? this.#standing.workplace : null;
  }

  isAtDesk(workplace: Workplace): boolean {
    return this.#standing.at === 'desk' && this.#standing.workplace === workplace;
  }

  /** @throws FaultError `desk.locked`, for what a locked desk does not let anybody see or change. */
  requireUnlocked(): void {
    if (this.#standing.at === 'locked') throw new FaultError('desk.locked', 'Latchkey is locked. Unlock it first.');
  }

  /** @throws FaultError `desk.busy` while a plan is carried out */
  requireIdle(): void {
    if (this.workplace?.isBusy() === true) throw new FaultError('desk.busy', 'A plan is being carried out. Wait until it stops.');
  }

  /** @throws FaultError while it is locked or nobody has come in. */
  atDesk(): AtDesk {
    this.requireUnlocked();
    if (this.#standing.at !== 'desk') throw new FaultError('auth.signInNeeded', 'Nobody is signed in. Sign in first.');
    return this.#standing;
  }

  atSignIn(): Extract<Standing, { at: 'signIn' }> {
    if (this.#standing.at !== 'signIn') throw new FaultError('input.invalid', 'There is nothing to sign in to here.');
    return this.#standing;
  }

  stand(standing: Standing): void {
    this.#standing = standing;
    const [page, title] = shown(standing);
    this.#options.show(page, title);
    if (page === 'door') this.#options.changed(this.state);
  }

  /** The window first: its page is read while the journal and the desk are opened. Nobody is asked before both are there. */
  beginAtDesk(place: TenantPlace): void {
    this.#options.show(place.signIn.kind, place.signIn.title);
    const workplace = this.#resumed(place);
    this.#remember(place);
    this.#standing = { at: 'desk', place, workplace };
  }

  /** To another tenant, as whom that one lets in without a page. The new desk opens first: a journal that fails leaves the agent where they are. */
  moveTo(place: TenantPlace): void {
    this.#moveTo(place, this.#resumed(place));
  }

  /** The same with somebody who has signed in. @throws FaultError `journal.*` */
  moveInto(place: TenantPlace, access: GraphAccess): void {
    this.#moveTo(
      place,
      place.open(() => Promise.resolve(access)),
    );
  }

  /** Somebody else takes this desk over. Its journal has one writer: the desk that is left lets go of it first. @throws FaultError `journal.*`, at the door */
  async replace(place: TenantPlace, access: GraphAccess): Promise<void> {
    this.leave();
    try {
      this.moveInto(place, access);
    } catch (error) {
      this.toDoor(await place.signIn.remembered());
      throw error;
    }
  }

  /** Leaves for the pages before the desk: the sign-in of the tenant that is set up, or the set-up. */
  toDoor(account: string | null): void {
    const place = this.#options.configured();
    if (place === null) return this.toSetUp();
    this.leave();
    this.#options.remember('signIn');
    this.stand({ at: 'signIn', place, account });
  }

  toSetUp(): void {
    this.leave();
    this.#options.remember('setUp');
    this.stand({ at: 'setUp' });
  }

  leave(): void {
    if (this.workplace === null) return;
    this.#options.conceal();
    this.workplace.close();
    this.#standing = { at: 'setUp' };
  }

  #moveTo(place: TenantPlace, workplace: Workplace): void {
    this.leave();
    this.#remember(place);
    this.stand({ at: 'desk', place, workplace });
  }

  #remember({ signIn }: TenantPlace): void {
    this.#options.remember(signIn.kind === 'practice' ? 'practice' : 'signedIn');
  }

  /** The desk shows at once and is filled when the tenant has said that the agent may still work. */
  #resumed({ signIn, open }: TenantPlace): Workplace {
    const workplace = open(async () => {
      try {
        return await signIn.resume();
      } catch (error) {
        if (error instanceof FaultError && error.code === 'auth.signInNeeded') {
          const account = await signIn.remembered();
          if (this.isAtDesk(workplace)) this.toDoor(account);
        }
        throw error;
      }
    });
    return workplace;
  }
}
